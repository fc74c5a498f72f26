package dev.replinode.domain.replicator;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The user's handle for a replicator, and the labels and tags that follow from it.
 *
 * @param value 2 to 21 characters: a lower-case letter, then letters, digits and single hyphens
 */
public record ReplicatorName(String value) {
  /** What every label of ours begins with. */
  public static final String LABEL_PREFIX = "replinode-";

  private static final Pattern RULE = Pattern.compile("[a-z][a-z0-9-]{1,20}");
  private static final Pattern RUN_KEY = Pattern.compile("-(source|dest)(-[0-9a-f]{6})?");
  private static final int LONGEST_SOURCE = 6;
  private static final int LONGEST_DEST = 7;

  /**
   * Checks the rule; the platform refuses two hyphens in a row and one at the end of a label.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public ReplicatorName {
    if (!RULE.matcher(value).matches() || value.contains("--") || value.endsWith("-")) {
      throw new IllegalArgumentException(
          "'"
              + value
              + "' is not a replicator name: a lower-case letter, then 1 to 20 lower-case letters,"
              + " digits or single hyphens, not ending in a hyphen");
    }
  }

  /** The name used when the user gives none: both bucket names shortened and the pair's hash. */
  public static ReplicatorName of(BucketPair pair) {
    String source = shortened(pair.source().bucket(), LONGEST_SOURCE);
    String dest = shortened(pair.dest().bucket(), LONGEST_DEST);
    return new ReplicatorName(source + "-" + dest + "-" + pair.hash().substring(0, 6));
  }

  /** The label of the instance and of the firewall. */
  public String label() {
    return LABEL_PREFIX + value;
  }

  /** The tag that says whose they are. */
  public String tag() {
    return "replinode:" + value;
  }

  /** The tag of an instance that was put aside for a new one. */
  public String asideTag() {
    return "replinode-old:" + value;
  }

  /** The label of such an instance; its dots keep it apart from every replicator's label. */
  public String asideLabel(long instanceId) {
    return label() + ".old." + instanceId;
  }

  /**
   * The label of the limited key for the source bucket. No two tries share it: after a creation
   * that was not answered it tells this try's keys from those of another one that is under way.
   *
   * @param runId the id of the run that the key is for
   */
  public String sourceKeyLabel(String runId) {
    return label() + "-source-" + RunId.mark(runId);
  }

  /** The label of the limited key for the destination bucket, likewise. */
  public String destKeyLabel(String runId) {
    return label() + "-dest-" + RunId.mark(runId);
  }

  /** Whether a key of that label was minted for a run of this replicator, by whichever try. */
  public boolean isRunKey(String keyLabel) {
    return keyLabel.startsWith(label())
        && RUN_KEY.matcher(keyLabel.substring(label().length())).matches();
  }

  /** What the labels of short-lived read keys begin with; keys of other names may, too. */
  public String readKeyPrefix() {
    return label() + "-read-";
  }

  /** The name in an instance's label, whether the instance was put aside or not. */
  static Optional<ReplicatorName> inLabel(String label) {
    if (!label.startsWith(LABEL_PREFIX)) {
      return Optional.empty();
    }
    String rest = label.substring(LABEL_PREFIX.length());
    int aside = rest.indexOf(".old.");
    return parse(aside < 0 ? rest : rest.substring(0, aside));
  }

  /** The name that {@code text} is; empty when it is none. */
  static Optional<ReplicatorName> parse(String text) {
    try {
      return Optional.of(new ReplicatorName(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value;
  }

  private static String shortened(String bucket, int longest) {
    String word = bucket.replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+", "");
    String cut = word.length() > longest ? word.substring(0, longest) : word;
    String trimmed = cut.replaceAll("-+$", "");
    return trimmed.isEmpty() ? "b" : trimmed;
  }
}
