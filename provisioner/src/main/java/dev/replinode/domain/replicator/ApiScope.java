package dev.replinode.domain.replicator;

import java.util.function.Predicate;

/** The scopes of a token that this tool has a use for, and what becomes of it without them. */
enum ApiScope {
  STACKSCRIPTS(
      "stackscripts:read_write",
      basics -> basics.method() == DeploymentMethod.STACKSCRIPT,
      "publishing the replication script needs it",
      "--method metadata, which does without"),
  LINODES(
      "linodes:read_write",
      basics -> true,
      "making, finding and removing the instance needs it",
      "a machine that you have: replinode render script"),
  OBJECT_STORAGE(
      "object_storage:read_write",
      basics -> !basics.hasOwnKeys(),
      "looking the buckets up and minting the two limited keys needs it",
      "bucket keys of your own (SRC_ACCESSKEY, SRC_SECRETKEY_PASSWORD, DEST_ACCESSKEY,"
          + " DEST_SECRETKEY_PASSWORD)"),
  FIREWALL(
      "firewall:read_write",
      basics -> basics.machine().firewall().kind() == FirewallChoice.Kind.NEW,
      "making the firewall that lets nothing in needs it",
      "--firewall none, or --firewall ID with one that you have"),
  BUCKETS(
      "object_storage:read_only",
      Basics::hasOwnKeys,
      "endpoints are those that this tool knows, and the buckets' settings and quotas are not seen",
      ""),
  EVENTS(
      "events:read_only",
      basics -> true,
      "the boot is followed by the instance's status alone, and why it failed is not seen",
      ""),
  ACCOUNT(
      "account:read_only",
      basics -> true,
      "whether the account adds paid backups, and whether Object Storage is on, is not seen: the"
          + " bill may be higher than the price that is told",
      ""),
  IMAGES("images:read_only", basics -> true, "private images are not seen", "");

  private final String scope;

  @SuppressWarnings("ImmutableEnumChecker") // each is a lambda that holds nothing
  private final Predicate<Basics> isOfUse;

  private final String purpose;
  private final String otherWay;

  ApiScope(String scope, Predicate<Basics> isOfUse, String purpose, String otherWay) {
    this.scope = scope;
    this.isOfUse = isOfUse;
    this.purpose = purpose;
    this.otherWay = otherWay;
  }

  /** Its name, as the platform spells it. */
  String scope() {
    return scope;
  }

  /** Whether what is asked for has a use for it. */
  boolean isOfUse(Basics basics) {
    return isOfUse.test(basics);
  }

  /** Whether it cannot go on without. */
  boolean isRequired() {
    return !otherWay.isEmpty();
  }

  /** What it is for; of an optional one, what is not seen without it. */
  String purpose() {
    return purpose;
  }

  /** What does without a required one. */
  String otherWay() {
    return otherWay;
  }
}
