package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.fault.Faults;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Limit;
import dev.replinode.sandbox.http.Listing;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.s3.KeyRing;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.EventLog;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import dev.replinode.sandbox.state.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Object Storage keys. What is made here counts at the S3 ports at once. */
public final class KeysApi {
  private static final int MOST_KEYS = 100;
  private static final int MOST_BUCKETS = 25;
  private static final List<String> PERMISSIONS = List.of("read_only", "read_write");

  private final Account account;
  private final EventLog events;
  private final KeyRing ring;
  private final StorageRegions regions;
  private final Faults faults;
  private final KeySecrets secrets = new KeySecrets();

  /** Serves the keys of {@code account} and keeps {@code ring} up to date. */
  public KeysApi(
      Account account, EventLog events, KeyRing ring, StorageRegions regions, Faults faults) {
    this.account = account;
    this.events = events;
    this.ring = ring;
    this.regions = regions;
    this.faults = faults;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    String all = "/object-storage/keys";
    String one = all + "/{id}";
    Scope read = Scope.read("object_storage");
    Scope write = Scope.write("object_storage");
    routes
        .list(all, read, r -> Listing.by().answer(r, table().views()))
        .add("POST", all, write, Limit.OBJECT_STORAGE_CHANGES, this::create)
        .add("GET", one, read, r -> Response.ok(find(r).view()))
        .add("PUT", one, write, Limit.OBJECT_STORAGE_CHANGES, this::update)
        .add("DELETE", one, write, Limit.OBJECT_STORAGE_CHANGES, this::delete);
  }

  private Response create(Request request) {
    Input input = new Input(request.body());
    Checks checks = new Checks();
    Optional<String> label =
        checks.get(() -> Labels.length("label", input.requiredString("label"), 3, 50));
    Optional<List<JsonObject>> access =
        checks.get(() -> input.objects("bucket_access").map(this::access).orElse(null));
    Optional<List<String>> named = checks.get(() -> regionIds(input));
    checks.end();
    if (table().all().size() >= MOST_KEYS) {
      throw ApiException.of(400, "The account has reached its limit of " + MOST_KEYS + " keys.");
    }
    Set<String> wanted = new LinkedHashSet<>(named.orElseThrow());
    access.orElse(List.of()).forEach(entry -> wanted.add(entry.get("region").getAsString()));
    JsonObject view = view(label.orElseThrow(), access, wanted);
    String secret = secrets.secretKey();
    JsonObject hidden = Json.object("secret_key", secret);
    Resource key = table().put(new Resource(view.get("id").getAsInt(), view, hidden));
    ring.put(
        key.text("access_key"),
        KeyGrants.of(key),
        seconds(Faults.Kind.SLOW_KEYS).orElse(Duration.ZERO),
        seconds(Faults.Kind.KEYS_EXPIRE));
    events.notify("obj_access_key_create", null);
    if (faults.has(Faults.Kind.KEYS_FAILED)) {
      throw ApiException.of(500, "Unable to create keys at this time");
    }
    JsonObject answer = view.deepCopy();
    answer.addProperty("secret_key", secret);
    return Response.ok(answer);
  }

  private JsonObject view(String label, Optional<List<JsonObject>> access, Set<String> wanted) {
    return Json.fields()
        .put("id", table().nextId())
        .put("label", label)
        .put("access_key", secrets.accessKey())
        .put("secret_key", "[REDACTED]")
        .put("limited", access.isPresent())
        .put("bucket_access", access.orElse(null))
        .put("regions", rows(wanted, access.isPresent()))
        .json();
  }

  /** On the platform's newer endpoints it takes up to half a minute until a key works. */
  private Optional<Duration> seconds(Faults.Kind kind) {
    return faults.argument(kind).map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  private Response update(Request request) {
    Resource key = find(request);
    Input input = new Input(request.body());
    Optional<String> label = input.string("label");
    label.ifPresent(text -> Labels.length("label", text, 3, 50));
    if (input.has("regions")) {
      Set<String> wanted = new LinkedHashSet<>(regionIds(input));
      key.view().add("regions", Json.array(rows(wanted, true)));
    }
    label.ifPresent(text -> key.view().addProperty("label", text));
    ring.put(key.text("access_key"), KeyGrants.of(key));
    events.notify("obj_access_key_update", null);
    return Response.ok(key.view());
  }

  private Response delete(Request request) {
    Resource key = find(request);
    table().remove(key.id());
    ring.remove(key.text("access_key"));
    events.notify("obj_access_key_delete", null);
    return Response.done();
  }

  private Resource find(Request request) {
    return table()
        .find(request.id("id"))
        .orElseThrow(() -> ApiException.of(404, "The specified access key was not found."));
  }

  private List<String> regionIds(Input input) {
    return input.strings("regions").orElse(List.of()).stream()
        .map(name -> region(name, "regions"))
        .toList();
  }

  private String region(String name, String field) {
    return regions
        .find(name)
        .orElseThrow(
            () ->
                ApiException.invalid(
                    field,
                    "The specified region was not found or does not support Object Storage."));
  }

  /** Entries as they are shown, legacy cluster id included. Whether buckets exist is not asked. */
  private List<JsonObject> access(List<JsonObject> entries) {
    if (entries.size() > MOST_BUCKETS) {
      throw ApiException.invalid(
          "bucket_access", "A limited key can name " + MOST_BUCKETS + " buckets at most");
    }
    Checks checks = new Checks();
    List<JsonObject> shown = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      String at = "bucket_access[" + i + "].";
      JsonObject sent = entries.get(i);
      checks.run(() -> shown.add(entry(new Input(sent, at), at)));
    }
    checks.end();
    return shown;
  }

  private JsonObject entry(Input input, String at) {
    String named = input.string("region").or(() -> input.string("cluster")).orElse("");
    if (named.isEmpty()) {
      throw ApiException.invalid(at + "region", "region is required");
    }
    String region = region(named, at + "region");
    String bucket = input.string("bucket_name").orElse("");
    if (bucket.isEmpty()) {
      throw ApiException.invalid(at + "bucket_name", "bucket_name is required");
    }
    String permissions = input.string("permissions").orElse("");
    if (!PERMISSIONS.contains(permissions)) {
      throw ApiException.invalid(
          at + "permissions", "Must be one of " + String.join(", ", PERMISSIONS));
    }
    return Json.fields()
        .put("cluster", regions.cluster(region))
        .put("region", region)
        .put("bucket_name", bucket)
        .put("permissions", permissions)
        .json();
  }

  /** One row for each endpoint; no regions named means all, but for a limited key. */
  private List<JsonObject> rows(Set<String> wanted, boolean onlyThese) {
    return regions.endpoints().stream()
        .filter(e -> wanted.contains(e.region()) || (wanted.isEmpty() && !onlyThese))
        .map(regions::keyRow)
        .toList();
  }

  private Table table() {
    return account.table(Account.Kind.KEY);
  }
}
