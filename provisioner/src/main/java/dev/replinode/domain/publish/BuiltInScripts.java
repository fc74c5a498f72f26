package dev.replinode.domain.publish;

/** Labels of the StackScripts in the tool's own library. */
public final class BuiltInScripts {
  /** The script behind {@code create}. */
  public static final String REPLICATION = "replinode-replicate-bucket";

  private BuiltInScripts() {}
}
