package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Endpoint;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Limit;
import dev.replinode.sandbox.http.Listing;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.s3.Bucket;
import dev.replinode.sandbox.s3.BucketSettings;
import dev.replinode.sandbox.s3.EndpointStore;
import dev.replinode.sandbox.s3.ObjectStorage;
import dev.replinode.sandbox.state.Json;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Buckets, as the API sees them. The same buckets as over S3. */
public final class BucketsApi {
  private static final Listing LISTING = Listing.by();
  private static final List<String> ACLS =
      List.of("private", "public-read", "authenticated-read", "public-read-write");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private final ObjectStorage storage;
  private final StorageRegions regions;

  /** Serves the buckets of {@code storage}. */
  public BucketsApi(ObjectStorage storage, StorageRegions regions) {
    this.storage = storage;
    this.regions = regions;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    String all = "/object-storage/buckets";
    String one = all + "/{region}/{bucket}";
    Scope read = Scope.read("object_storage");
    Scope write = Scope.write("object_storage");
    routes
        .list(all, read, r -> LISTING.answer(r, views(store -> true)))
        .add("POST", all, write, Limit.OBJECT_STORAGE_CHANGES, this::create)
        .list(all + "/{region}", read, this::listRegion)
        .add("GET", one, read, r -> Response.ok(view(find(r))))
        .add("DELETE", one, write, this::delete)
        .add("GET", one + "/access", read, this::getAccess)
        .add("PUT", one + "/access", write, this::putAccess)
        .add("POST", one + "/access", write, this::putAccess);
  }

  private Response listRegion(Request request) {
    String region = regions.region(request.variable("region"));
    return LISTING.answer(request, views(store -> store.endpoint().region().equals(region)));
  }

  private Response create(Request request) {
    Input input = new Input(request.body());
    Checks checks = new Checks();
    Optional<String> checked = checks.get(() -> Labels.bucket(input.requiredString("label")));
    Optional<Endpoint> place = checks.get(() -> endpoint(input, region(input)));
    Optional<String> acl = checks.get(() -> input.oneOf("acl", ACLS).orElse(null));
    Optional<Boolean> cors = checks.get(() -> input.bool("cors_enabled").orElse(null));
    checks.run(() -> place.ifPresent(endpoint -> requireCors(endpoint, cors.orElse(false))));
    checks.end();
    String label = checked.orElseThrow();
    Endpoint endpoint = place.orElseThrow();
    String region = endpoint.region();
    Optional<ObjectStorage.Located> existing = storage.find(region, label);
    if (existing.isPresent()) {
      // Making one's own bucket again is no error.
      return Response.ok(view(existing.get()));
    }
    EndpointStore store = storage.store(endpoint.id()).orElseThrow();
    store.createBucket(label);
    Bucket bucket = store.bucket(label).orElseThrow();
    acl.ifPresent(word -> store.setAcl(bucket, word));
    cors.ifPresent(on -> store.setCorsEnabled(bucket, on));
    return Response.ok(view(new ObjectStorage.Located(store, bucket)));
  }

  private String region(Input input) {
    return input
        .string(input.has("region") ? "region" : "cluster")
        .map(
            named ->
                regions
                    .find(named)
                    .orElseThrow(
                        () ->
                            ApiException.invalid(
                                "region",
                                "The specified region was not found or does not support Object"
                                    + " Storage.")))
        .orElseThrow(() -> ApiException.invalid("region", "region is required"));
  }

  private Endpoint endpoint(Input input, String region) {
    Optional<String> type = input.oneOf("endpoint_type", List.of("E0", "E1", "E2", "E3"));
    Optional<String> host = input.string("s3_endpoint");
    if (type.isEmpty() && host.isEmpty()) {
      return regions.usual(region);
    }
    return regions.in(region).stream()
        .filter(endpoint -> type.isEmpty() || endpoint.type().equals(type.get()))
        .filter(endpoint -> host.isEmpty() || regions.host(endpoint).equals(host.get()))
        .findFirst()
        .orElseThrow(
            () ->
                ApiException.invalid(
                    host.isPresent() ? "s3_endpoint" : "endpoint_type",
                    "The endpoint is not available in this region."));
  }

  private static void requireCors(Endpoint endpoint, boolean on) {
    if (on && !endpoint.hasCors()) {
      throw ApiException.invalid(
          "cors", "CORS not allowed for this endpoint; use the S3 API to configure it.");
    }
  }

  private Response delete(Request request) {
    ObjectStorage.Located found = find(request);
    if (!found.store().deleteEmptyBucket(found.bucket().name())) {
      throw ApiException.of(400, "The bucket is not empty: delete its objects first.");
    }
    return Response.done();
  }

  private Response getAccess(Request request) {
    ObjectStorage.Located found = find(request);
    boolean hasCors = found.store().endpoint().hasCors();
    Optional<String> cors = found.bucket().setting(BucketSettings.CORS).filter(document -> hasCors);
    return Response.ok(
        Json.fields()
            .put("acl", found.bucket().acl())
            .put("acl_xml", BucketAccessXml.policy(found.bucket().acl()))
            .put("cors_enabled", hasCors ? cors.isPresent() : null)
            .put("cors_xml", cors.orElse(null))
            .json());
  }

  private Response putAccess(Request request) {
    ObjectStorage.Located found = find(request);
    Input input = new Input(request.body());
    Optional<String> acl = input.oneOf("acl", ACLS);
    Optional<Boolean> cors = input.bool("cors_enabled");
    cors.ifPresent(on -> requireCors(found.store().endpoint(), on));
    acl.ifPresent(word -> found.store().setAcl(found.bucket(), word));
    cors.ifPresent(on -> found.store().setCorsEnabled(found.bucket(), on));
    return Response.done();
  }

  private ObjectStorage.Located find(Request request) {
    String region = regions.region(request.variable("region"));
    return storage.find(region, request.variable("bucket")).orElseThrow(ApiException::notFound);
  }

  private List<JsonObject> views(Predicate<EndpointStore> wanted) {
    return storage.stores().stream().filter(wanted).flatMap(this::views).toList();
  }

  private Stream<JsonObject> views(EndpointStore store) {
    return store.buckets().stream().map(bucket -> view(new ObjectStorage.Located(store, bucket)));
  }

  private JsonObject view(ObjectStorage.Located found) {
    Endpoint endpoint = found.store().endpoint();
    Bucket bucket = found.bucket();
    String host = regions.host(endpoint);
    return Json.fields()
        .put("label", bucket.name())
        .put("region", endpoint.region())
        .put("cluster", endpoint.cluster())
        .put("hostname", bucket.name() + "." + host)
        .put("created", SECONDS.format(LocalDateTime.ofInstant(bucket.created(), ZoneOffset.UTC)))
        .put("size", bucket.size())
        .put("objects", bucket.objectCount())
        .put("endpoint_type", endpoint.type())
        .put("s3_endpoint", host)
        .json();
  }
}
