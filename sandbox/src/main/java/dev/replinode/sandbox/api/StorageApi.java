package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.catalog.Endpoint;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Listing;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.state.Json;
import java.util.List;
import java.util.Optional;

/** What Object Storage offers: endpoints, legacy clusters, prices, transfer. */
public final class StorageApi {
  private final Catalog catalog;
  private final StorageRegions regions;

  /** Serves {@code catalog} under the hosts of {@code regions}. */
  public StorageApi(Catalog catalog, StorageRegions regions) {
    this.catalog = catalog;
    this.regions = regions;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    Scope read = Scope.read("object_storage");
    routes
        .list(
            "/object-storage/endpoints",
            read,
            r -> Listing.by("region", "endpoint_type", "s3_endpoint").answer(r, endpoints()))
        .list(
            "/object-storage/clusters",
            Scope.none(),
            r -> Listing.by("domain", "region", "status").answer(r, clusters()))
        .add("GET", "/object-storage/clusters/{id}", Scope.none(), this::getCluster)
        .list(
            "/object-storage/types",
            Scope.none(),
            r -> Listing.by("label", "transfer").answer(r, catalog.objectStorageTypes()))
        .add("GET", "/object-storage/transfer", read, r -> Response.ok(Json.object("used", 0)));
  }

  /** Rows as the platform gives them: a region may have several, and one has no host yet. */
  private List<JsonObject> endpoints() {
    return catalog.endpointRows().stream().map(this::endpoint).toList();
  }

  private JsonObject endpoint(JsonObject row) {
    Optional<Endpoint> endpoint = Json.string(row, "id").flatMap(catalog::endpoint);
    return Json.fields()
        .put("region", row.get("region"))
        .put("endpoint_type", row.get("type"))
        .put("s3_endpoint", endpoint.map(regions::host).orElse(null))
        .json();
  }

  private List<JsonObject> clusters() {
    return catalog.endpoints().stream()
        .filter(endpoint -> !endpoint.cluster().isEmpty())
        .map(
            endpoint ->
                Json.fields()
                    .put("id", endpoint.cluster())
                    .put("domain", regions.host(endpoint))
                    .put("status", "available")
                    .put("region", endpoint.region())
                    .put("static_site_domain", "website-" + regions.host(endpoint))
                    .json())
        .toList();
  }

  private Response getCluster(Request request) {
    return Response.ok(
        Catalog.find(clusters(), request.variable("id")).orElseThrow(ApiException::notFound));
  }
}
