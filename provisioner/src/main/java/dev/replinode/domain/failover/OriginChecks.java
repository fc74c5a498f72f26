package dev.replinode.domain.failover;

import dev.replinode.domain.failover.RuleTree.Placed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether both origins are what they have to be. */
final class OriginChecks {
  private static final Pattern BUCKET_HOST =
      Pattern.compile(".*\\.(linodeobjects\\.com|akamaiobjects\\.com)");
  private static final List<String> KEY_GUIDS =
      List.of("aosAccessKeyVersionGuid", "awsAccessKeyVersionGuid");
  private static final List<String> KEYS =
      List.of("aosHmacKeyAccessId", "aosHmacKeySecret", "awsAccessKeyId", "awsSecretAccessKey");
  private static final Set<String> SIGNED =
      Set.of("AOS_HMAC_AUTHENTICATION", "AWS", "AWS_STS", "GCS_HMAC_AUTHENTICATION");

  private final RuleTree tree;
  private final PolicyReading reading;
  private final Complaints complaints;

  OriginChecks(RuleTree tree, PolicyReading reading, Complaints complaints) {
    this.tree = tree;
    this.reading = reading;
    this.complaints = complaints;
  }

  void check() {
    for (Placed placed : tree.rules()) {
      placed.rule().behaviors("origin").forEach(origin -> checkOrigin(placed, origin));
      placed.rule().behaviors("originCharacteristics").forEach(this::checkKeys);
    }
    reading.failovers().forEach(this::checkBackup);
  }

  /** Whether a host name is one of a bucket of Object Storage. */
  static boolean isBucket(String host) {
    return BUCKET_HOST.matcher(host).matches();
  }

  private static boolean isBucket(Feature origin) {
    return origin.text("originType").orElse("").equals("AKAMAI_OBJECT_STORAGE")
        || PolicyReading.host(origin).filter(OriginChecks::isBucket).isPresent();
  }

  private void checkOrigin(Placed placed, Feature origin) {
    if (!isBucket(origin)) {
      return;
    }
    String header = origin.text("forwardHostHeader").orElse("REQUEST_HOST_HEADER");
    boolean isCustom =
        header.equals("CUSTOM")
            && origin.host("customForwardHostHeader").equals(PolicyReading.host(origin));
    boolean isImplied =
        origin.text("originType").orElse("").equals("AKAMAI_OBJECT_STORAGE")
            && origin.text("forwardHostHeader").isEmpty();
    if (!header.equals("ORIGIN_HOSTNAME") && !isCustom && !isImplied) {
      complaints.add(
          EdgeRules.HOST_HEADER,
          origin.spot(),
          "forwardHostHeader is " + header + ", by which the storage cannot tell the bucket",
          "Set forwardHostHeader to ORIGIN_HOSTNAME");
    }
    boolean isSigned =
        placed.path().stream()
            .flatMap(rule -> rule.behaviors("originCharacteristics"))
            .reduce((first, later) -> later)
            .filter(f -> SIGNED.contains(f.text("authenticationMethod").orElse("")))
            .isPresent();
    if (!isSigned) {
      complaints.add(
          EdgeRules.UNSIGNED,
          origin.spot(),
          "Requests to the bucket are not signed, so it answers for public objects alone, and a"
              + " replica's objects are private",
          "Add originCharacteristics with authenticationMethod AOS_HMAC_AUTHENTICATION");
    }
  }

  private void checkKeys(Feature characteristics) {
    KEYS.stream()
        .filter(key -> characteristics.text(key).isPresent())
        .findFirst()
        .ifPresent(
            key ->
                complaints.add(
                    EdgeRules.KEY_IN_TREE,
                    characteristics.spot(),
                    "The option " + key + " holds a key, which everyone who reads the tree sees",
                    "Keep keys in Cloud Access Manager: accessKeyEncryptedStorage true and a GUID"));
  }

  private void checkBackup(Placed failover) {
    Feature action = PolicyReading.action(failover);
    Optional<String> alternate = PolicyReading.alternateHost(action);
    boolean isOwnHost = action.text("actionType").orElse("").equals("RECREATED_CO");
    if (isOwnHost && alternate.flatMap(reading::originOf).isEmpty()) {
      complaints.add(
          EdgeRules.BACKUP_RULE,
          action.spot(),
          "contentHostname "
              + alternate.map(host -> '"' + host + '"').orElse("is missing, so it")
              + " leads to no rule with an origin of its own",
          "Add a rule on hostname IS_ONE_OF this name, with the other bucket's origin");
      return;
    }
    checkDifference(action, alternate);
    if (isOwnHost
        && Stream.of(Situation.timeout(), Situation.answered(404), Situation.answered(503))
            .anyMatch(failure -> failure.at(alternate.orElse("")).meets(failover))) {
      complaints.add(
          EdgeRules.LOOP,
          action.spot(),
          "A failure of the backup matches the same rule again",
          "Put it under a rule on hostname IS_NOT_ONE_OF " + alternate.orElse(""));
    }
  }

  private void checkDifference(Feature action, Optional<String> alternate) {
    Optional<Feature> a = reading.primary();
    Optional<Feature> b = alternate.flatMap(reading::originOf);
    Optional<String> backup = b.flatMap(PolicyReading::host).or(() -> alternate);
    if (backup.isPresent() && a.flatMap(PolicyReading::host).equals(backup)) {
      complaints.add(
          EdgeRules.SAME_ORIGIN,
          action.spot(),
          "Both origins are " + backup.get(),
          "Give the backup the other bucket's hostname");
    }
    Optional<String> keyOfA = key(Situation.REQUEST.at(""));
    Optional<String> keyOfB = alternate.flatMap(host -> key(Situation.REQUEST.at(host)));
    if (b.isPresent() && keyOfA.isPresent() && keyOfA.equals(keyOfB)) {
      complaints.add(
          EdgeRules.SAME_KEY,
          action.spot(),
          "Both buckets are read with the same key, so one revocation takes both away",
          "Give each its own read-only key");
    }
  }

  private Optional<String> key(Situation situation) {
    return reading
        .effective("originCharacteristics", situation)
        .flatMap(
            f ->
                Stream.concat(KEY_GUIDS.stream(), KEYS.stream())
                    .flatMap(option -> f.text(option).stream())
                    .findFirst());
  }
}
