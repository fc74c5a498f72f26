package dev.replinode.domain.storage;

import dev.replinode.domain.text.NearMatches;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Tells which S3 endpoints a word of the user can mean: the API's list first, and what is known
 * without it where the API is silent. Nothing is derived from the spelling of a region: ids such as
 * {@code no-osl-1} end in {@code -1} by themselves.
 */
public final class EndpointDirectory {
  private final List<String> ids;
  private final Map<String, Endpoint> byId;
  private final Map<String, List<Endpoint>> byRegion;
  private final Set<String> withoutHost;

  /**
   * A row of {@code GET /v4/object-storage/endpoints}; a region may have several.
   *
   * @param s3Endpoint the host; {@code null} when the account has no access there yet
   */
  public record Row(String region, String type, String s3Endpoint) {
    /** An absent region or type is an empty one. */
    public Row {
      region = Objects.requireNonNullElse(region, "");
      type = Objects.requireNonNullElse(type, "");
    }
  }

  private EndpointDirectory(
      List<String> ids,
      Map<String, Endpoint> byId,
      Map<String, List<Endpoint>> byRegion,
      Set<String> withoutHost) {
    this.ids = ids;
    this.byId = byId;
    this.byRegion = byRegion;
    this.withoutHost = withoutHost;
  }

  /** What is known without asking the API. */
  public static EndpointDirectory builtIn() {
    return of(List.of());
  }

  /**
   * The API's rows, and beside them the known endpoints that the API does not list: by id always,
   * by region only when the API lists no host in that region. A row without a usable host is left
   * out. Once a row is on loopback (a sandbox), nothing outside it is added.
   */
  public static EndpointDirectory of(Collection<Row> rows) {
    Map<String, Endpoint> byId = new LinkedHashMap<>();
    Map<String, List<Endpoint>> byRegion = new LinkedHashMap<>();
    Set<String> withoutHost = new HashSet<>();
    for (Row row : rows) {
      if (row.s3Endpoint() == null) {
        withoutHost.add(row.region());
      }
      endpoint(row)
          .filter(endpoint -> byId.putIfAbsent(endpoint.id(), endpoint) == null)
          .ifPresent(endpoint -> add(byRegion, endpoint));
    }
    List<String> ids = ids(byId.keySet());
    if (byId.values().stream().noneMatch(Endpoint::isLoopback)) {
      addKnown(byId, byRegion);
    }
    return new EndpointDirectory(ids, byId, byRegion, withoutHost);
  }

  /**
   * The endpoints that {@code word} can mean: exactly one for an endpoint id, which wins over a
   * region of the same name; all endpoints of a compute region; none for any other word.
   */
  public List<Endpoint> resolve(String word) {
    Endpoint exact = byId.get(word);
    return exact != null ? List.of(exact) : List.copyOf(byRegion.getOrDefault(word, List.of()));
  }

  /** All endpoints of the compute region that {@code endpoint} is in. */
  public List<Endpoint> beside(Endpoint endpoint) {
    return List.copyOf(byRegion.getOrDefault(endpoint.computeRegion(), List.of(endpoint)));
  }

  /** The compute region beside an endpoint id, or nothing for any other word. */
  public Optional<String> computeRegionOf(String id) {
    return Optional.ofNullable(byId.get(id))
        .map(Endpoint::computeRegion)
        .filter(region -> !region.isEmpty());
  }

  /**
   * Whether the API lists an endpoint in that compute region, and no host for it: the account has
   * no access there yet.
   */
  public boolean isWithoutHost(String region) {
    return withoutHost.contains(region);
  }

  /**
   * Every endpoint id that a field for a region should offer: the guide's 18 in its order, then the
   * others of the API sorted.
   */
  public List<String> ids() {
    return ids;
  }

  /** The at most {@code limit} endpoint ids and regions that are near to {@code wrong}. */
  public List<String> nearest(String wrong, int limit) {
    List<String> words = Stream.concat(byId.keySet().stream(), byRegion.keySet().stream()).toList();
    return NearMatches.of(wrong, words, limit);
  }

  private static List<String> ids(Set<String> listed) {
    Set<String> ids = new LinkedHashSet<>();
    KnownEndpoints.GUIDE.forEach(endpoint -> ids.add(endpoint.id()));
    ids.addAll(new TreeSet<>(listed));
    return List.copyOf(ids);
  }

  private static Optional<Endpoint> endpoint(Row row) {
    if (row.s3Endpoint() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Endpoint.of(row.region(), row.type(), row.s3Endpoint()));
    } catch (IllegalArgumentException e) {
      // Not a host: there is nothing to speak to, the same as none.
      return Optional.empty();
    }
  }

  private static void addKnown(Map<String, Endpoint> byId, Map<String, List<Endpoint>> byRegion) {
    Set<String> covered = Set.copyOf(byRegion.keySet());
    Stream.concat(KnownEndpoints.GUIDE.stream(), KnownEndpoints.NEWER.stream())
        .filter(known -> byId.putIfAbsent(known.id(), known) == null)
        .filter(known -> !covered.contains(known.computeRegion()))
        .forEach(known -> add(byRegion, known));
  }

  private static void add(Map<String, List<Endpoint>> byRegion, Endpoint endpoint) {
    byRegion.computeIfAbsent(endpoint.computeRegion(), region -> new ArrayList<>()).add(endpoint);
  }
}
