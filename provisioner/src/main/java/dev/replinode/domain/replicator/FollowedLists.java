package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.ListSource;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.publish.PlatformLists;
import dev.replinode.domain.storage.EndpointDirectory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The platform's lists, each asked for only when somebody follows it. */
public final class FollowedLists implements ListSource {
  private final Cloud cloud;

  /** The lists of the platform behind {@code cloud}. */
  public FollowedLists(Cloud cloud) {
    this.cloud = cloud;
  }

  /** The lists that this tool was built with, for when nobody can ask the platform. */
  public static PlatformLists builtIn() {
    return new PlatformLists(
        Map.of(Manifest.OBJECT_STORAGE_ENDPOINTS, EndpointDirectory.builtIn().ids()), false);
  }

  @Override
  public PlatformLists read(Set<String> names) {
    Map<String, List<String>> lists = new HashMap<>();
    Set<String> builtIn = new HashSet<>();
    if (names.contains(Manifest.OBJECT_STORAGE_ENDPOINTS)) {
      EndpointDirectory directory = endpoints(builtIn);
      lists.put(Manifest.OBJECT_STORAGE_ENDPOINTS, directory.ids());
    }
    if (names.contains(Manifest.REGIONS)) {
      // Sorted, so that a list does not change because the platform shuffles its answer.
      lists.put(Manifest.REGIONS, List.copyOf(new TreeSet<>(cloud.platform().regionIds())));
    }
    return new PlatformLists(lists, builtIn);
  }

  /** A token for StackScripts alone may not list endpoints; the table of the tool serves then. */
  private EndpointDirectory endpoints(Set<String> builtIn) {
    try {
      return cloud.buckets().endpoints();
    } catch (ReplinodeException e) {
      if (e.kind() != Kind.NOT_AUTHORIZED) {
        throw e;
      }
      builtIn.add(Manifest.OBJECT_STORAGE_ENDPOINTS);
      return EndpointDirectory.builtIn();
    }
  }
}
