package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.RevisionNote;
import dev.replinode.domain.publish.ScriptContent;
import dev.replinode.domain.publish.Usage;
import dev.replinode.domain.replicator.LimitedKey.Grant;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.RecordingProgress;
import dev.replinode.fake.Samples;
import dev.replinode.fake.Spec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrphansTest {
  private static final Grant READ = new Grant("jp-osa", "media", false);
  private static final Grant WRITE = new Grant("us-iad", "media-dr", true);

  private final FakeCloud cloud = new FakeCloud();
  private final RecordingProgress progress = new RecordingProgress();
  private final Outcome outcome = new Outcome();
  private final OrphanRemoval removal =
      new OrphanRemoval(cloud.ports(), cloud.waiter(), progress, Samples.MANIFEST.label());

  @Test
  void a_replicator_at_work_leaves_none() {
    MakeCommand.make(cloud, new Spec(), outcome);

    assertEquals(List.of(), removal.find());
  }

  @Test
  void a_twin_of_the_script_that_somebody_edited_is_named_and_never_removed() {
    ScriptContent script = Samples.MANIFEST.content(Map.of());
    ScriptContent edited =
        new ScriptContent(script.label(), "", Set.of("any/all"), false, "#!/bin/sh\n");
    String note = RevisionNote.of(script, Optional.empty()).text();
    Usage old = new Usage(0, 0, Optional.of(ago(Duration.ofDays(2))), note);
    cloud.scripts().add(7, script, old);
    cloud.scripts().add(8, script, old);
    cloud.scripts().add(9, edited, old);

    List<Orphan> found = removal.find();

    assertTrue(found.get(0).isRemovable());
    assertEquals(
        "somebody has edited it since: look at it, remove it in Cloud Manager",
        found.get(1).remedy().orElseThrow());
  }

  @Test
  void a_key_that_no_instance_names_is_one_and_goes_when_events_say_that_it_is_old() {
    long id = key("replinode-media-dr-source", READ);
    cloud.events().keyMade(OptionalLong.of(id), null, ago(Duration.ofHours(25)));

    Orphan found = only();
    assertEquals("no instance works with it", found.why());
    assertTrue(found.isRemovable());
    assertEquals(List.of(found), removal.remove(List.of(found), outcome));

    assertEquals(List.of(), cloud.keys().all());
    assertEquals(List.of(30L), cloud.time().seconds(), "events come a little late");
  }

  @Test
  void a_key_that_a_create_may_be_about_to_use_is_named_and_never_removed() {
    long id = key("replinode-media-dr-dest", WRITE);
    cloud.events().keyMade(OptionalLong.of(id), null, ago(Duration.ofHours(23)));

    Orphan found = only();

    assertEquals(
        "the account's events do not tell that it is older than a day: make sure that no command"
            + " for media-dr is running, then replinode delete media-dr",
        found.remedy().orElseThrow());
    assertEquals(Kind.CLEAN_UP_INCOMPLETE, failure(found).kind());
    assertEquals(1, cloud.keys().all().size());
    assertEquals(List.of(found.leftover()), outcome.left());
  }

  @Test
  void an_event_that_names_no_key_may_be_of_any() {
    long id = key("replinode-media-dr-source", READ);
    cloud
        .events()
        .keyMade(OptionalLong.of(id), null, ago(Duration.ofDays(2)))
        .keyMade(OptionalLong.empty(), null, ago(Duration.ofMinutes(1)));

    assertFalse(only().isRemovable());
  }

  @Test
  void an_event_may_name_the_key_by_its_label_alone() {
    key("replinode-media-dr-source", READ);
    cloud
        .events()
        .keyMade(OptionalLong.empty(), "replinode-media-dr-source", ago(Duration.ofDays(2)))
        .keyMade(OptionalLong.empty(), "somebody-elses", ago(Duration.ofMinutes(1)));

    assertTrue(only().isRemovable());
  }

  @Test
  void a_key_whose_event_comes_late_is_spared_by_the_second_look() {
    key("replinode-media-dr-source", READ);
    String label = "replinode-media-dr-source";
    cloud.events().keyMade(OptionalLong.empty(), label, ago(Duration.ofDays(2)));
    Orphan found = only();
    cloud.events().keyMade(OptionalLong.empty(), label, ago(Duration.ZERO));

    failure(found);

    assertEquals(1, cloud.keys().all().size());
  }

  @Test
  void without_the_events_scope_no_key_is_removed_but_one_whose_label_tells_its_age() {
    key("replinode-media-dr-source", READ);
    cloud.ports().accessKeys().mint("replinode-media-dr-read-2611201530abc", List.of(READ, READ));
    cloud.ports().accessKeys().mint("replinode-media-dr-read-2611221529abc", List.of(READ, READ));
    cloud.calls().fail("events.keysMade", Failures.notAuthorized());

    List<Orphan> found = removal.find();

    assertEquals(List.of(false, true, false), found.stream().map(Orphan::isRemovable).toList());
    assertTrue(found.get(0).remedy().orElseThrow().startsWith("the token may not read events"));
    assertEquals(1, progress.warnings().size());
  }

  @Test
  void keys_of_other_forms_are_not_ours_whatever_their_label() {
    key("replinode-media-dr-source", WRITE);
    key("replinode-media-dr-dest", READ);
    key("replinode-Media-source", READ);
    key("backup-source", READ);
    cloud.keys().add("replinode-media-dr-source");
    cloud.ports().accessKeys().mint("replinode-media-dr-read-x", List.of(READ, READ));

    assertEquals(List.of(), removal.find());
  }

  @Test
  void a_key_of_an_instance_without_tags_may_be_in_use() {
    key("replinode-media-dr-source", READ);
    cloud.instances().add("replinode-media-dr");

    Orphan found = only();

    assertEquals(Orphan.Kind.INSTANCE, found.kind());
    assertEquals(
        "if it is yours: replinode delete media-dr --instance 501", found.remedy().orElseThrow());
  }

  @Test
  void a_key_that_an_instance_of_another_label_names_is_in_use() {
    long id = key("replinode-media-dr-source", READ);
    cloud.instances().add("renamed-by-hand", Samples.tags("replinode-keys:" + id));

    Orphan found = only();

    assertEquals(Orphan.Kind.INSTANCE, found.kind());
    assertEquals("it bears the tag replinode:media-dr under another label", found.why());
    assertFalse(found.isRemovable());
  }

  @Test
  void an_instance_whose_keys_are_gone_is_told_with_its_price_and_removed_whole() {
    MakeCommand.make(cloud, new Spec(), outcome);
    cloud.keys().vanish(71);

    Orphan found = only();
    assertEquals("key 71 that it works with is gone, so its run cannot end well", found.why());
    assertEquals(new BigDecimal("24.0"), found.monthly().orElseThrow());
    removal.remove(List.of(found), outcome);

    assertEquals(List.of(), cloud.instances().all());
    assertEquals(List.of(), cloud.keys().all());
    assertEquals(List.of(), cloud.firewalls().all());
  }

  @Test
  void a_firewall_that_guards_nothing_goes_when_it_is_old() {
    cloud.firewalls().addFree("replinode-media-dr", ago(Duration.ofDays(3)), Samples.NAME.tag());
    cloud.firewalls().addFree("replinode-other", ago(Duration.ofHours(1)), "replinode:other");
    cloud.firewalls().addFree("replinode-alien", ago(Duration.ofDays(3)));

    List<Orphan> found = removal.find();
    assertEquals(List.of(31L, 32L), found.stream().map(Orphan::id).toList());
    failure(found);

    assertEquals(
        List.of("replinode-other", "replinode-alien"),
        cloud.firewalls().all().stream().map(f -> f.label()).toList());
  }

  @Test
  void an_instance_put_aside_goes_only_when_its_successor_is_proven() {
    cloud.instances().add("replinode-media-dr", Samples.tags());
    cloud
        .instances()
        .add("replinode-media-dr.old.502", "replinode-old:media-dr", Samples.pair().tag());

    assertEquals("replinode wait media-dr", only().remedy().orElseThrow());

    cloud.ports().instances().setTags(501, new Tags(List.of(Samples.tags("replinode-done"))));
    removal.remove(removal.find(), outcome);
    assertEquals(
        List.of("replinode-media-dr"),
        cloud.instances().all().stream().map(Instance::label).toList());
  }

  @Test
  void what_cannot_be_removed_is_named_and_the_rest_goes() {
    cloud.firewalls().addFree("replinode-one", ago(Duration.ofDays(3)), "replinode:one");
    cloud.firewalls().addFree("replinode-two", ago(Duration.ofDays(3)), "replinode:two");
    cloud.calls().fail("firewalls.delete", Failures.unreachable());

    ReplinodeException failure = failure(removal.find());

    assertEquals("these remain: [firewall 31 (replinode-one)]", failure.why());
    assertEquals(1, cloud.firewalls().all().size());
  }

  @Test
  void a_list_that_the_token_may_not_read_is_said() {
    cloud.calls().fail("keys.list", Failures.notAuthorized());

    assertEquals(List.of(), removal.find());

    assertEquals(1, progress.warnings().size());
    assertTrue(progress.warnings().get(0).startsWith("the token may not see keys"));
  }

  private ReplinodeException failure(Orphan found) {
    return failure(List.of(found));
  }

  private ReplinodeException failure(List<Orphan> found) {
    return Samples.failure(() -> removal.remove(found, outcome));
  }

  private Orphan only() {
    List<Orphan> found = removal.find();
    assertEquals(1, found.size(), () -> "orphans: " + found);
    return found.get(0);
  }

  private long key(String label, Grant... grants) {
    return cloud.ports().accessKeys().mint(label, List.of(grants)).id();
  }

  private Instant ago(Duration age) {
    return cloud.time().instant().minus(age);
  }
}
