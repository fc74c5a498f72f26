package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.publish.PlatformLists;
import dev.replinode.domain.storage.EndpointDirectory;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.Samples;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FollowedListsTest {
  private static final Set<String> BOTH =
      Set.of(Manifest.OBJECT_STORAGE_ENDPOINTS, Manifest.REGIONS);

  private final FakeCloud cloud = new FakeCloud();
  private final FollowedLists lists = new FollowedLists(cloud.ports());

  @Test
  void both_lists_are_read() {
    PlatformLists read = lists.read(BOTH);

    assertEquals(
        EndpointDirectory.builtIn().ids(), read.lists().get(Manifest.OBJECT_STORAGE_ENDPOINTS));
    assertEquals(List.of("jp-osa", "us-iad", "us-lab"), read.lists().get(Manifest.REGIONS));
    assertTrue(read.areCurrent());
  }

  @Test
  void only_what_is_followed_is_asked_for() {
    assertEquals(Set.of(Manifest.REGIONS), lists.read(Set.of(Manifest.REGIONS)).lists().keySet());
    assertEquals(List.of(), cloud.calls().made("buckets."));
  }

  @Test
  void without_the_right_the_tools_own_table_serves_and_says_so() {
    cloud.calls().fail("buckets.endpoints", Failures.notAuthorized());

    PlatformLists read = lists.read(BOTH);

    assertEquals(
        EndpointDirectory.builtIn().ids(), read.lists().get(Manifest.OBJECT_STORAGE_ENDPOINTS));
    assertFalse(read.areCurrent());
    assertFalse(read.isCurrent(Manifest.OBJECT_STORAGE_ENDPOINTS));
    assertTrue(read.isCurrent(Manifest.REGIONS));
  }

  @Test
  void any_other_failure_is_one() {
    cloud.calls().fail("buckets.endpoints", Failures.unreachable());

    assertEquals(Kind.UNREACHABLE, Samples.failure(() -> lists.read(BOTH)).kind());
  }
}
