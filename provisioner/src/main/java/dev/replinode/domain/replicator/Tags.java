package dev.replinode.domain.replicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes what an instance's tags say about its replicator. All that later commands need
 * is in them: nothing is remembered on the local disk. A tag has 3 to 50 characters.
 */
public record Tags(List<String> all) {
  /** Both buckets and endpoints, hashed. */
  public static final String PAIR = "replinode-pair:";

  /** The ids of the minted keys, joined by a dot. */
  public static final String KEYS = "replinode-keys:";

  /** The id of the first run. */
  public static final String RUN = "replinode-run:";

  /** The one-time run was verified equal and its keys are revoked. */
  public static final String DONE = "replinode-done";

  /** Objects that only the destination has stay. */
  public static final String COPY = "replinode-mode:copy";

  /** The seconds between two runs; absent when there is one run. */
  public static final String EVERY = "replinode-every:";

  /** Copies the list. */
  public Tags {
    all = List.copyOf(all);
  }

  /** Whether these are the tags of a replicator called {@code name}. */
  public boolean isOf(ReplicatorName name) {
    return all.contains(name.tag()) && pairHash().isPresent();
  }

  /** The hash of the pair this instance serves. */
  public Optional<String> pairHash() {
    return valueOf(PAIR);
  }

  /** The id of the first run. */
  public Optional<String> runId() {
    return valueOf(RUN);
  }

  /** Whether the one-time run was verified equal. */
  public boolean isDone() {
    return all.contains(DONE);
  }

  /** The ids of the minted keys; empty when the user brought keys, or when they are revoked. */
  public List<Long> keyIds() {
    return valueOf(KEYS).stream()
        .flatMap(ids -> Arrays.stream(ids.split("\\.")))
        .filter(id -> id.matches("\\d{1,18}"))
        .map(Long::valueOf)
        .toList();
  }

  /** Whether objects that only the destination has are no difference. */
  public boolean keepsExtras() {
    return all.contains(COPY);
  }

  /** Whether the replicator is done after one run. */
  public boolean isOneTime() {
    return every().isEmpty();
  }

  /** The seconds between two runs, as the tag tells them; empty when there is one run. */
  public Optional<String> every() {
    return valueOf(EVERY);
  }

  /** The tags for what a replication does other than by default. */
  static List<String> of(Replication replication) {
    List<String> tags = new ArrayList<>();
    if (replication.keepsExtras()) {
      tags.add(COPY);
    }
    replication.every().ifPresent(every -> tags.add(EVERY + every.toSeconds()));
    return tags;
  }

  /** These tags with the keys' tag replaced by the one that says done. */
  public Tags done() {
    List<String> tags = new ArrayList<>(all);
    tags.removeIf(tag -> tag.startsWith(KEYS) || tag.equals(DONE));
    tags.add(DONE);
    return new Tags(tags);
  }

  /** These tags, of an instance that is put aside for a new one of that name. */
  Tags aside(ReplicatorName name) {
    return swapped(name.tag(), name.asideTag());
  }

  /** These tags, of an instance that was put aside and gets its name back. */
  Tags back(ReplicatorName name) {
    return swapped(name.asideTag(), name.tag());
  }

  private Tags swapped(String from, String to) {
    List<String> tags = new ArrayList<>(all);
    tags.removeIf(tag -> tag.equals(from) || tag.equals(to));
    tags.add(to);
    return new Tags(tags);
  }

  /** The tag that names minted keys. */
  public static String keys(List<Long> ids) {
    return KEYS + String.join(".", ids.stream().map(String::valueOf).toList());
  }

  private Optional<String> valueOf(String prefix) {
    return all.stream()
        .filter(tag -> tag.startsWith(prefix))
        .map(tag -> tag.substring(prefix.length()))
        .findFirst();
  }
}
