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
            Json.object(
                "id", ID,
                "username", "somebody-else",
                "user_gravatar_id", "d41d8cd98f00b204e9800998ecf8427e",
                "label", "Greeting",
                "description", "A public StackScript of another account.",
                "ordinal", 0,
                "logo_url", "",
                "images", List.of("any/all"),
                "deployments_total", 0,
                "deployments_active", 0,
                "is_public", true,
                "mine", false,
                "created", "2020-01-02T03:04:05",
                "updated", "2020-01-02T03:04:05",
                "rev_note", "",
                "script", "#!/bin/bash\necho hello\n",
                "user_defined_fields", List.of())));
  }
}
