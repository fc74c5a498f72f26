package dev.replinode.sandbox.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.catalog.Endpoint;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.s3.S3Server;
import dev.replinode.sandbox.state.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which regions have Object Storage, and under which hosts. */
public final class StorageRegions {
  private final Catalog catalog;
  private final S3Server server;

  /** Hosts are those of {@code server}. */
  public StorageRegions(Catalog catalog, S3Server server) {
    this.catalog = catalog;
    this.server = server;
  }

  /** All endpoints that have a host, by region and id. */
  List<Endpoint> endpoints() {
    return catalog.endpoints();
  }

  /** The host and port of an endpoint, as the API tells it. */
  String host(Endpoint endpoint) {
    return server.host(endpoint.id());
  }

  /**
   * The compute region that a path or a body means: a region id or a legacy cluster id.
   *
   * @throws ApiException 404 when it has no Object Storage
   */
  String region(String regionOrCluster) {
    return find(regionOrCluster)
        .orElseThrow(
            () ->
                ApiException.of(
                    404, "The specified region was not found or does not support Object Storage."));
  }

  /** The same, or empty. */
  Optional<String> find(String regionOrCluster) {
    if (!catalog.endpointsIn(regionOrCluster).isEmpty()) {
      return Optional.of(regionOrCluster);
    }
    return catalog.endpoints().stream()
        .filter(endpoint -> endpoint.cluster().equals(regionOrCluster))
        .map(Endpoint::region)
        .findFirst();
  }

  /** The endpoint where a new bucket of {@code region} goes when the order names none. */
  Endpoint usual(String region) {
    return catalog.endpointsIn(region).stream()
        .min(Comparator.comparing(Endpoint::type).thenComparing(Endpoint::id))
        .orElseThrow();
  }

  /** The endpoints of a region. */
  List<Endpoint> in(String region) {
    return catalog.endpointsIn(region);
  }

  /** The legacy cluster id of a region, or an empty string. */
  String cluster(String region) {
    return catalog.endpointsIn(region).stream()
        .map(Endpoint::cluster)
        .filter(cluster -> !cluster.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Writes today's hosts into a key's document; ports change from start to start. */
  public void renewHosts(JsonObject key) {
    JsonArray rows = new JsonArray();
    for (JsonElement row : key.getAsJsonArray("regions")) {
      String known = row.getAsJsonObject().get("s3_endpoint").getAsString();
      catalog.endpoint(known.split("\\.", 2)[0]).ifPresent(e -> rows.add(keyRow(e)));
    }
    key.add("regions", rows);
  }

  /** A row of a key's {@code regions}. */
  JsonObject keyRow(Endpoint endpoint) {
    return Json.fields()
        .put("id", endpoint.region())
        .put("s3_endpoint", host(endpoint))
        .put("endpoint_type", endpoint.type())
        .json();
  }
}
