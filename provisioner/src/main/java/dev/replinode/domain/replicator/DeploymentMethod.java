package dev.replinode.domain.replicator;

import java.util.Locale;

/** How an instance gets the replication script. */
public enum DeploymentMethod {
  /** A StackScript of the account, with its fields: the platform keeps the values to itself. */
  STACKSCRIPT("StackScripts", "--method metadata"),
  /** User data that cloud-init runs: it stays readable on the instance. */
  METADATA("Metadata", "--method stackscript");

  private final String capability;
  private final String otherWay;

  DeploymentMethod(String capability, String otherWay) {
    this.capability = capability;
    this.otherWay = otherWay;
  }

  /** The capability that a region needs for it, in the platform's words. */
  String capability() {
    return capability;
  }

  /** The option that asks for the other method. */
  String otherWay() {
    return otherWay;
  }

  /** The other method. */
  DeploymentMethod other() {
    return this == STACKSCRIPT ? METADATA : STACKSCRIPT;
  }

  /** The word for people, options and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
