package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Page;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.s3.BucketObjects;
import dev.replinode.sandbox.s3.ObjectStorage;
import dev.replinode.sandbox.s3.SignedUrls;
import dev.replinode.sandbox.state.Json;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the API does to single objects, for clients that do not speak S3; and certificates. */
public final class ObjectsApi {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final String OWNER = "sandbox";
  private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE");

  /** Objects have no others here, see docs/sandbox.md. */
  private static final List<String> ACLS = List.of("private", "public-read");

  private static final int SHORTEST_SECONDS = 360;
  private static final int LONGEST_SECONDS = 86_400;
  private static final int USUAL_SECONDS = 3600;

  private final ObjectStorage storage;
  private final StorageRegions regions;
  private final SignedUrls urls;

  /** Serves the objects of {@code storage}. */
  public ObjectsApi(ObjectStorage storage, StorageRegions regions, SignedUrls urls) {
    this.storage = storage;
    this.regions = regions;
    this.urls = urls;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    String bucket = "/object-storage/buckets/{region}/{bucket}";
    Scope read = Scope.read("object_storage");
    Scope write = Scope.write("object_storage");
    routes
        .add("GET", bucket + "/object-list", read, this::list)
        .add("POST", bucket + "/object-url", write, this::createUrl)
        .add("GET", bucket + "/object-acl", read, this::getAcl)
        .add("PUT", bucket + "/object-acl", write, this::putAcl)
        .add("GET", bucket + "/ssl", read, r -> ssl(find(r)))
        .add("POST", bucket + "/ssl", write, this::uploadCertificate)
        .add("DELETE", bucket + "/ssl", write, this::deleteCertificate);
  }

  private Response list(Request request) {
    BucketObjects.Rows found =
        objects(request)
            .list(
                parameter(request, "prefix").orElse(""),
                parameter(request, "delimiter").orElse(""),
                parameter(request, "marker").orElse(""),
                pageSize(request));
    return Response.ok(
        Json.fields()
            .put("data", found.rows().stream().map(ObjectsApi::view).toList())
            .put("next_marker", found.next().orElse(null))
            .put("is_truncated", found.next().isPresent())
            .json());
  }

  private static JsonObject view(BucketObjects.Row row) {
    boolean isObject = !row.isPrefix();
    return Json.fields()
        .put("name", row.name())
        .put("size", isObject ? row.size() : null)
        .put("last_modified", isObject ? MILLIS.format(row.modified()) : null)
        .put("etag", isObject ? row.etag() : null)
        .put("owner", isObject ? OWNER : null)
        .json();
  }

  /**
   * The Python library sends in the body what belongs into the query, and the platform reads it.
   */
  private static Optional<String> parameter(Request request, String name) {
    return Optional.ofNullable(request.query().get(name))
        .or(() -> new Input(request.body()).string(name));
  }

  private static int pageSize(Request request) {
    Map<String, String> query = new HashMap<>(request.query());
    new Input(request.body())
        .integer("page_size")
        .ifPresent(size -> query.putIfAbsent("page_size", size.toString()));
    return Page.of(query).size();
  }

  private Response createUrl(Request request) {
    ObjectStorage.Located found = find(request);
    Input input = new Input(request.body());
    Checks checks = new Checks();
    Optional<String> name = checks.get(() -> input.requiredString("name"));
    Optional<String> method = checks.get(() -> method(input));
    Optional<Integer> seconds = checks.get(() -> seconds(input));
    Optional<String> type = checks.get(() -> input.string("content_type").orElse(""));
    checks.run(() -> input.string("content_disposition"));
    checks.end();
    String url =
        urls.url(
            found.store(),
            found.bucket(),
            name.orElseThrow(),
            method.orElseThrow(),
            type.orElseThrow(),
            Duration.ofSeconds(seconds.orElseThrow()));
    boolean exists = objects(found).isPublic(name.orElseThrow()).isPresent();
    return Response.ok(Json.object("url", url, "exists", exists));
  }

  private static String method(Input input) {
    input.requiredString("method");
    return input.oneOf("method", METHODS).orElseThrow();
  }

  private static int seconds(Input input) {
    int seconds = input.integer("expires_in").orElse(USUAL_SECONDS);
    if (seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS) {
      throw ApiException.invalid(
          "expires_in", "Must be " + SHORTEST_SECONDS + "-" + LONGEST_SECONDS);
    }
    return seconds;
  }

  private Response getAcl(Request request) {
    String name =
        parameter(request, "name")
            .orElseThrow(() -> ApiException.invalid("name", "name is required"));
    boolean isPublic = objects(request).isPublic(name).orElseThrow(ApiException::notFound);
    String acl = isPublic ? "public-read" : "private";
    return Response.ok(Json.object("acl", acl, "acl_xml", BucketAccessXml.policy(acl)));
  }

  private Response putAcl(Request request) {
    Input input = new Input(request.body());
    Checks checks = new Checks();
    Optional<String> name = checks.get(() -> input.requiredString("name"));
    checks.run(() -> input.requiredString("acl"));
    checks.end();
    String acl = input.oneOf("acl", ACLS).orElseThrow();
    if (!objects(request).setPublic(name.orElseThrow(), acl.equals("public-read"))) {
      throw ApiException.notFound();
    }
    return Response.done();
  }

  private static Response ssl(ObjectStorage.Located found) {
    return Response.ok(Json.object("ssl", found.bucket().hasCertificate()));
  }

  /** That there is one is remembered; the key is looked at and forgotten. */
  private Response uploadCertificate(Request request) {
    ObjectStorage.Located found = find(request);
    Input input = new Input(request.body());
    Checks checks = new Checks();
    checks.run(() -> requirePem(input, "certificate", "CERTIFICATE-----"));
    checks.run(() -> requirePem(input, "private_key", "PRIVATE KEY-----"));
    checks.end();
    found.store().setCertificate(found.bucket(), true);
    return ssl(found);
  }

  private static void requirePem(Input input, String field, String end) {
    String text = input.requiredString(field).strip();
    if (!text.startsWith("-----BEGIN ") || !text.endsWith(end)) {
      throw ApiException.invalid(field, field + " must be in PEM format");
    }
  }

  private Response deleteCertificate(Request request) {
    ObjectStorage.Located found = find(request);
    found.store().setCertificate(found.bucket(), false);
    return Response.done();
  }

  private BucketObjects objects(Request request) {
    return objects(find(request));
  }

  private static BucketObjects objects(ObjectStorage.Located found) {
    return new BucketObjects(found.store(), found.bucket());
  }

  private ObjectStorage.Located find(Request request) {
    String region = regions.region(request.variable("region"));
    return storage.find(region, request.variable("bucket")).orElseThrow(ApiException::notFound);
  }
}
