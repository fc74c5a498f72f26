package dev.replinode.domain.publish;

import dev.replinode.stackscript.UserDefinedField;
import java.util.List;
import java.util.Optional;

/**
 * A StackScript of the account.
 *
 * @param id the platform's number for it
 * @param content what it holds
 * @param fields the user-defined fields as the platform reads them
 * @param usage what else the platform tells about it
 */
public record PublishedScript(
    long id, ScriptContent content, List<UserDefinedField> fields, Usage usage) {
  /** Copies the list. */
  public PublishedScript {
    fields = List.copyOf(fields);
  }

  /** A script of which nothing else is known. */
  public PublishedScript(long id, ScriptContent content, List<UserDefinedField> fields) {
    this(id, content, fields, Usage.NONE);
  }

  /** Whether the platform and good manners let it be removed: private, and in no instance's use. */
  boolean isRemovable() {
    return !content.isPublic() && usage.activeDeployments() == 0;
  }

  /** Whether it is the same as {@code other} in all and nobody has ever deployed it. */
  boolean isRedundantTo(PublishedScript other) {
    return isOurs()
        && other.isOurs()
        && isRemovable()
        && usage.totalDeployments() == 0
        && content.equals(other.content());
  }

  /** Whether its text is the one that this tool published last; else somebody has edited it. */
  public boolean isAsPublished() {
    return usage.revisionNote().startsWith(RevisionNote.of(content, Optional.empty()).text());
  }

  /** The note of its newest revision tells that this tool published it. */
  public boolean isOurs() {
    return RevisionNote.isOurs(usage.revisionNote());
  }
}
