package dev.replinode.domain.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.drill.Journals.Owner;
import dev.replinode.domain.drill.Journals.Unfinished;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.LimitedKey.Grant;
import dev.replinode.domain.storage.MemoryStore;
import dev.replinode.domain.storage.ObjectSummary;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FixedRandom;
import dev.replinode.fake.RecordingProgress;
import dev.replinode.fake.Samples;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrillRestoreTest {
  private static final Undo CANARY = new Undo(Undo.Kind.CANARY, "d1");
  private static final Undo REPLICATOR = new Undo(Undo.Kind.REPLICATOR, "media-dr");
  private static final Optional<BucketCredentials> OWN = Optional.of(Samples.OWN_KEYS);

  private static final List<Grant> READS_BOTH =
      List.of(new Grant("jp-osa", "media", false), new Grant("us-iad", "media-dr", false));

  private final FakeCloud cloud = new FakeCloud();
  private final Kept journals = new Kept();

  @Test
  void canaries_go_from_both_buckets_and_nothing_else_does() {
    allowOwnKeys();
    for (MemoryStore store : List.of(a(), b())) {
      String bucket = store == a() ? "media" : "media-dr";
      store.put(bucket, "replinode-canary/d1/canary", "canary");
      store.put(bucket, "replinode-canary/d2/canary", "another drill's");
    }

    List<String> told = restore(OWN, cut("d1", false, CANARY));

    assertEquals(List.of("drill d1: taken back: canary d1"), told);
    assertEquals(
        List.of("a.txt", "b.txt", "c.txt", "replinode-canary/d2/canary"), keys(a(), "media"));
    assertEquals(List.of("replinode-canary/d2/canary"), keys(b(), "media-dr"));
    assertEquals(List.of("d1"), journals.forgotten);
    assertEquals(0, cloud.stores().open());
  }

  @Test
  void canaries_without_the_keys_that_wrote_them_stay_and_so_does_the_journal() {
    ReplinodeException failure =
        Samples.failure(() -> restore(Optional.empty(), cut("d1", false, CANARY)));

    assertEquals(Kind.CLEAN_UP_INCOMPLETE, failure.kind());
    assertTrue(failure.reasons().get(0).startsWith("canary d1: "), failure.reasons()::toString);
    assertEquals(List.of(), journals.forgotten);
  }

  @Test
  void a_replicator_of_the_drill_is_removed_with_its_keys() {
    cloud.instances().add("replinode-media-dr", Samples.tags());
    cloud.keys().add("replinode-media-dr-source");

    restore(Optional.empty(), cut("d1", false, REPLICATOR));

    assertEquals(List.of(), cloud.instances().all());
    assertEquals(List.of(), cloud.keys().all());
    assertEquals(List.of("d1"), journals.forgotten);
  }

  @Test
  void a_replicator_whose_tags_do_not_tell_whose_it_is_stays_and_is_named() {
    cloud.instances().add("replinode-media-dr");

    ReplinodeException failure =
        Samples.failure(() -> restore(Optional.empty(), cut("d1", false, REPLICATOR)));

    assertEquals(Kind.CLEAN_UP_INCOMPLETE, failure.kind());
    String reason = failure.reasons().get(0);
    assertTrue(reason.contains("instance 501 (replinode-media-dr)"), reason);
    assertTrue(reason.endsWith("replinode delete media-dr --instance 501"), reason);
    assertEquals(List.of(), cloud.calls().changes());
    assertEquals(List.of(), journals.forgotten);
  }

  @Test
  void a_key_that_was_minted_for_the_drill_is_revoked_and_no_other_is() {
    String label = "replinode-media-dr-read-2611221530abc";
    cloud.keys().add("replinode-media-dr-read-2611221530abd");
    cloud.keys().add(label);
    cloud.keys().mint(label, READS_BOTH);

    restore(Optional.empty(), cut("d1", false, new Undo(Undo.Kind.KEY, label)));

    assertEquals(
        List.of("replinode-media-dr-read-2611221530abd", label),
        cloud.keys().labels(),
        "one of that label that reads nothing is none of ours");
    assertEquals(List.of("d1"), journals.forgotten);
  }

  @Test
  void a_key_that_is_not_revoked_is_named_and_stays_in_the_journal() {
    String label = "replinode-media-dr-read-2611221530abc";
    cloud.keys().keep(cloud.keys().mint(label, READS_BOTH).id());

    ReplinodeException failure =
        Samples.failure(
            () -> restore(Optional.empty(), cut("d1", false, new Undo(Undo.Kind.KEY, label))));

    assertEquals(Kind.CLEAN_UP_INCOMPLETE, failure.kind());
    assertTrue(failure.reasons().get(0).contains("key 71 (" + label), failure.reasons()::toString);
    assertEquals(List.of(), journals.forgotten);
  }

  @Test
  void one_of_which_nothing_was_made_is_forgotten() {
    restore(Optional.empty(), cut("d1", false, REPLICATOR));

    assertEquals(List.of("d1"), journals.forgotten);
  }

  @Test
  void with_another_users_token_nothing_counts_as_gone_and_the_account_is_named() {
    cloud.account().user("eve");

    ReplinodeException failure =
        Samples.failure(() -> restore(Optional.empty(), cut("d1", false, REPLICATOR)));

    assertEquals(Kind.NOT_AUTHORIZED, failure.kind());
    String reason = failure.reasons().get(0);
    assertTrue(reason.startsWith("replicator media-dr of drill d1: it is not found"), reason);
    assertTrue(reason.contains("user ada at https://api.linode.com; this is user eve"), reason);
    assertEquals(List.of(), journals.forgotten);
  }

  @Test
  void what_another_user_of_the_account_finds_is_taken_back() {
    cloud.account().user("eve");
    cloud.instances().add("replinode-media-dr", Samples.tags());

    restore(Optional.empty(), cut("d1", false, REPLICATOR));

    assertEquals(List.of(), cloud.instances().all());
    assertEquals(List.of("d1"), journals.forgotten);
  }

  @Test
  void on_another_platform_nothing_is_looked_for() {
    allowOwnKeys();
    cloud.account().api(URI.create("http://127.0.0.1:1"));

    ReplinodeException failure =
        Samples.failure(() -> restore(OWN, cut("d1", false, REPLICATOR, CANARY)));

    assertEquals(Kind.NOT_AUTHORIZED, failure.kind());
    assertEquals(2, failure.reasons().size(), failure.reasons()::toString);
    assertTrue(failure.reasons().get(1).contains("this is http://127.0.0.1:1"), failure::toString);
    assertEquals(List.of(), cloud.calls().made());
    assertEquals(List.of(), journals.forgotten);
  }

  @Test
  void canaries_on_servers_of_the_users_own_are_looked_for_there() {
    allowOwnKeys();
    MemoryStore a = cloud.stores().store("a.example");
    MemoryStore b = cloud.stores().store("b.example");
    a.bucket("media").put("media", "replinode-canary/d1/canary", "canary");
    b.bucket("media-dr").put("media-dr", "replinode-canary/d1/canary", "canary");

    restore(
        OWN,
        cut(
            "d1",
            false,
            Optional.of(URI.create("https://a.example")),
            Optional.of(URI.create("https://b.example")),
            CANARY));

    assertEquals(List.of(), keys(a, "media"));
    assertEquals(List.of(), keys(b, "media-dr"));
    assertEquals(List.of("d1"), journals.forgotten);
  }

  @Test
  void one_that_cannot_be_taken_back_does_not_keep_the_next_from_it() {
    allowOwnKeys();
    cloud.calls().fail("instances.findByLabelOrTag", Failures.unreachable());
    b().put("media-dr", "replinode-canary/d1/canary", "canary");

    ReplinodeException failure =
        Samples.failure(() -> restore(OWN, cut("d0", false, REPLICATOR), cut("d1", false, CANARY)));

    assertEquals(1, failure.reasons().size(), failure.reasons()::toString);
    assertTrue(failure.reasons().get(0).startsWith("replicator media-dr: "));
    assertEquals(List.of(), keys(b(), "media-dr"));
    assertEquals(List.of("d1"), journals.forgotten);
  }

  @Test
  void what_went_with_its_sandbox_or_was_never_done_is_only_forgotten() {
    List<String> told =
        restore(
            Optional.empty(),
            cut("d1", true, new Undo(Undo.Kind.OUTAGE, "jp-osa")),
            cut("d2", false));

    assertEquals(
        List.of(
            "drill d1: its sandbox is gone, and all it did with it",
            "drill d2: it had left nothing"),
        told);
    assertEquals(List.of(), cloud.calls().made());
    assertEquals(List.of("d1", "d2"), journals.forgotten);
  }

  @Test
  void before_a_drill_only_those_of_its_own_pair_are_taken_back() {
    journals.all.add(cut("d1", true));
    Optional<URI> usual = Optional.empty();
    journals.all.add(
        new Unfinished(
            "other",
            "d2",
            "x@y",
            usual,
            "z@y",
            usual,
            true,
            Optional.empty(),
            Instant.EPOCH,
            List.of()));

    new DrillRestore(cloud.ports(), cloud.waiter(), new RecordingProgress())
        .before("pair", journals, Optional.empty(), new FixedRandom());

    assertEquals(List.of("d1"), journals.forgotten);
  }

  private List<String> restore(Optional<BucketCredentials> own, Unfinished... cut) {
    return new DrillRestore(cloud.ports(), cloud.waiter(), new RecordingProgress())
        .all(List.of(cut), journals, own, new FixedRandom());
  }

  private static Unfinished cut(String id, boolean isSandbox, Undo... undone) {
    return cut(id, isSandbox, Optional.empty(), Optional.empty(), undone);
  }

  private static Unfinished cut(
      String id, boolean isSandbox, Optional<URI> a, Optional<URI> b, Undo... undone) {
    return new Unfinished(
        "pair",
        id,
        "media@jp-osa-1",
        a,
        "media-dr@us-iad-1",
        b,
        isSandbox,
        Optional.of(new Owner(URI.create("https://api.linode.com"), Optional.of("ada"))),
        Instant.EPOCH,
        List.of(undone));
  }

  private void allowOwnKeys() {
    cloud.stores().allow(Samples.OWN_KEYS.source());
    cloud.stores().allow(Samples.OWN_KEYS.dest());
  }

  private MemoryStore a() {
    return cloud.stores().at("jp-osa-1");
  }

  private MemoryStore b() {
    return cloud.stores().at("us-iad-1");
  }

  private static List<String> keys(MemoryStore store, String bucket) {
    List<String> keys = new ArrayList<>();
    for (ObjectSummary object : store.list(bucket, "")) {
      keys.add(object.key());
    }
    return keys;
  }

  private static final class Kept implements Journals {
    private final List<Unfinished> all = new ArrayList<>();
    private final List<String> forgotten = new ArrayList<>();

    @Override
    public Open open(String lock, Unfinished drill) {
      throw new AssertionError("no drill begins here");
    }

    @Override
    public List<Unfinished> unfinished() {
      return all;
    }

    @Override
    public void forget(Unfinished drill) {
      forgotten.add(drill.drillId());
    }
  }
}
