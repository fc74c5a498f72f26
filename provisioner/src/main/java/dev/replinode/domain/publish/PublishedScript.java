package dev.replinode.domain.publish;

import dev.replinode.stackscript.UserDefinedField;
import java.util.List;

/**
 * A StackScript of the account.
 *
 * @param id the platform's number for it
 * @param content what it holds
 * @param fields the user-defined fields as the platform reads them
 */
public record PublishedScript(long id, ScriptContent content, List<UserDefinedField> fields) {
  /** Copies the list. */
  public PublishedScript {
    fields = List.copyOf(fields);
  }
}
