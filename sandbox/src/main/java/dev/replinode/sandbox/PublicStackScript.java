package dev.replinode.sandbox;

import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import dev.replinode.sandbox.state.Table;
import java.util.List;

/**
 * A public StackScript of somebody else. The platform has thousands of them: a client that does not
 * ask for its own ones only must meet one here as well.
 */
final class PublicStackScript {
  private static final int ID = 1;

  private PublicStackScript() {}

  static void in(Account account) {
    Table table = account.table(Account.Kind.STACKSCRIPT);
    if (table.find(ID).isPresent()) {
      return;
    }
    table.put(
        new Resource(
            ID,
            Json.fields()
                .put("id", ID)
                .put("username", "somebody-else")
                .put("user_gravatar_id", "d41d8cd98f00b204e9800998ecf8427e")
                .put("label", "Greeting")
                .put("description", "A public StackScript of another account.")
                .put("ordinal", 0)
                .put("logo_url", "")
                .put("images", List.of("any/all"))
                .put("deployments_total", 0)
                .put("deployments_active", 0)
                .put("is_public", true)
                .put("mine", false)
                .put("created", "2020-01-02T03:04:05")
                .put("updated", "2020-01-02T03:04:05")
                .put("rev_note", "")
                .put("script", "#!/bin/bash\necho hello\n")
                .put("user_defined_fields", List.of())
                .json()));
  }
}
