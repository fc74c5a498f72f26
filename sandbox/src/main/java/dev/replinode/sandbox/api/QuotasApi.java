package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Endpoint;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Listing;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.s3.Bucket;
import dev.replinode.sandbox.s3.EndpointStore;
import dev.replinode.sandbox.s3.ObjectStorage;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Limits of Object Storage and what of them is used. They are told, not enforced. */
public final class QuotasApi {
  private static final long TEBIBYTE = 1L << 40;
  private static final Map<String, Integer> TEBIBYTES =
      Map.of("E0", 50, "E1", 100, "E2", 100, "E3", 500);

  private final ObjectStorage storage;
  private final StorageRegions regions;
  private final Account account;

  private record Measure(String word, String metric, String name) {}

  private static final List<Measure> MEASURES =
      List.of(
          new Measure("buckets", "bucket", "Number of Buckets"),
          new Measure("bytes", "byte", "Total Capacity"),
          new Measure("objects", "object", "Number of Objects"));

  /** Serves the limits of {@code storage}. */
  public QuotasApi(ObjectStorage storage, StorageRegions regions, Account account) {
    this.storage = storage;
    this.regions = regions;
    this.account = account;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    String all = "/object-storage/quotas";
    String global = "/object-storage/global-quotas";
    Scope read = Scope.read("object_storage");
    Listing listing = Listing.by("quota_name", "endpoint_type", "s3_endpoint");
    routes
        .list(all, read, r -> listing.answer(r, quotas()))
        .add("GET", all + "/{id}", read, r -> Response.ok(find(r)))
        .add("GET", all + "/{id}/usage", read, this::usage)
        .list(global, read, r -> Listing.by().answer(r, List.of(keyQuota())))
        .add("GET", global + "/keys", read, r -> Response.ok(keyQuota()))
        .add("GET", global + "/keys/usage", read, r -> Response.ok(usage(100, keys())));
  }

  private List<JsonObject> quotas() {
    return regions.endpoints().stream().flatMap(this::quotas).toList();
  }

  private Stream<JsonObject> quotas(Endpoint endpoint) {
    String host = regions.host(endpoint);
    return MEASURES.stream()
        .map(
            measure ->
                Json.fields()
                    .put("quota_id", "obj-" + measure.word() + "-" + host)
                    .put("quota_type", "obj-" + measure.word())
                    .put("quota_name", measure.name())
                    .put("endpoint_type", endpoint.type())
                    .put("s3_endpoint", host)
                    .put("description", measure.name() + " per account on this endpoint")
                    .put("quota_limit", limit(measure.word(), endpoint.type()))
                    .put("resource_metric", measure.metric())
                    .put("has_usage", true)
                    .json());
  }

  private static long limit(String word, String type) {
    int tebibytes = TEBIBYTES.get(type);
    return switch (word) {
      case "bytes" -> tebibytes * TEBIBYTE;
      case "objects" -> tebibytes * 1_000_000L;
      default -> 1000;
    };
  }

  private JsonObject find(Request request) {
    return quotas().stream()
        .filter(quota -> quota.get("quota_id").getAsString().equals(request.variable("id")))
        .findFirst()
        .orElseThrow(ApiException::notFound);
  }

  private Response usage(Request request) {
    JsonObject quota = find(request);
    String host = quota.get("s3_endpoint").getAsString();
    List<Bucket> buckets =
        storage.stores().stream()
            .filter(store -> regions.host(store.endpoint()).equals(host))
            .map(EndpointStore::buckets)
            .findFirst()
            .orElse(List.of());
    long used =
        switch (quota.get("resource_metric").getAsString()) {
          case "byte" -> buckets.stream().mapToLong(Bucket::size).sum();
          case "object" -> buckets.stream().mapToLong(Bucket::objectCount).sum();
          default -> buckets.size();
        };
    return Response.ok(usage(quota.get("quota_limit").getAsLong(), used));
  }

  private static JsonObject usage(long limit, long used) {
    return Json.object("quota_limit", limit, "usage", used);
  }

  private int keys() {
    return account.table(Account.Kind.KEY).all().size();
  }

  private static JsonObject keyQuota() {
    return Json.fields()
        .put("quota_id", "keys")
        .put("quota_type", "keys")
        .put("quota_name", "Number of Keys")
        .put("description", "Number of access keys per account")
        .put("quota_limit", 100)
        .put("resource_metric", "key")
        .put("has_usage", true)
        .json();
  }
}
