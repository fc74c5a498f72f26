package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.replicator.Replication.Mode;
import dev.replinode.fake.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TagsTest {
  @Test
  void a_replicator_is_ours_by_both_of_its_tags() {
    ReplicatorName other = new ReplicatorName("other");

    assertTrue(new Tags(List.of(Samples.tags())).isOf(Samples.NAME));
    assertFalse(new Tags(List.of(Samples.tags())).isOf(other));
    assertFalse(new Tags(List.of(Samples.NAME.tag())).isOf(Samples.NAME));
    assertFalse(new Tags(List.of(Samples.pair().tag())).isOf(Samples.NAME));
  }

  @Test
  void the_run_and_the_keys_are_read_back() {
    Tags tags = new Tags(List.of("x", "replinode-run:abc", Tags.keys(List.of(71L, 72L))));

    assertEquals(Optional.of("abc"), tags.runId());
    assertEquals(List.of(71L, 72L), tags.keyIds());
    assertEquals("replinode-keys:71.72", Tags.keys(List.of(71L, 72L)));
  }

  @Test
  void ids_that_are_none_are_passed_over() {
    assertEquals(List.of(5L), new Tags(List.of("replinode-keys:x.5..-3")).keyIds());
    assertEquals(List.of(), new Tags(List.of()).keyIds());
  }

  @Test
  void done_takes_the_place_of_the_keys_once() {
    Tags tags = new Tags(List.of("team", "replinode-keys:71.72", "replinode-run:abc"));

    Tags done = tags.done();

    assertFalse(tags.isDone());
    assertTrue(done.isDone());
    assertEquals(List.of("team", "replinode-run:abc", "replinode-done"), done.all());
    assertEquals(done, done.done());
  }

  @Test
  void only_what_differs_from_the_usual_is_tagged() {
    Replication recurring =
        new Replication(Mode.COPY, false, Optional.empty(), Optional.of(Duration.ofMinutes(15)));

    assertEquals(List.of(), Tags.of(Samples.once()));
    assertEquals(List.of("replinode-mode:copy", "replinode-every:900"), Tags.of(recurring));
    assertTrue(new Tags(Tags.of(recurring)).keepsExtras());
    assertFalse(new Tags(Tags.of(recurring)).isOneTime());
    assertTrue(new Tags(List.of()).isOneTime());
    assertFalse(new Tags(List.of()).keepsExtras());
  }
}
