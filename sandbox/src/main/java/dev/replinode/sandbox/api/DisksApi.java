package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.instance.Lifecycle;
import dev.replinode.sandbox.instance.StoredParts;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Entity;
import dev.replinode.sandbox.state.EventLog;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import java.util.Optional;
import java.util.Set;

/** Makes and changes the disks of instances; {@link InstancePartsApi} shows them. */
public final class DisksApi {
  private static final String VIEW = "view";
  private static final String LABEL = "label";
  private static final String SIZE = "size";
  private static final String IMAGE = "image";

  /** What an instance runs, as its disk with an image was ordered. */
  private static final Set<String> DEPLOYED =
      Set.of("script", "environment", "stackscript_id", "cloud_init", "script_done");

  private final Account account;
  private final EventLog events;
  private final Catalog catalog;
  private final Lifecycle lifecycle;
  private final InstanceParts parts;
  private final Deployment deployment;
  private final NewInstance orders;

  /** Serves the instances of {@code account}. */
  public DisksApi(
      Account account, EventLog events, Catalog catalog, Lifecycle lifecycle, NewInstance orders) {
    this.account = account;
    this.events = events;
    this.catalog = catalog;
    this.lifecycle = lifecycle;
    this.parts = new InstanceParts(catalog);
    this.deployment = new Deployment(account, catalog);
    this.orders = orders;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    String all = "/linode/instances/{id}/disks";
    String one = all + "/{part}";
    Scope write = Scope.write("linodes");
    routes
        .add("POST", all, write, this::create)
        .add("PUT", one, write, this::update)
        .add("DELETE", one, write, this::delete)
        .add("POST", one + "/resize", write, this::resize)
        .add("POST", one + "/clone", write, this::copy)
        .add("POST", one + "/password", write, this::resetPassword);
  }

  private Response create(Request request) {
    Resource instance = idle(request);
    DiskOrder order = DiskOrder.of(new Input(request.body()), instance, catalog, deployment);
    requireRoom(instance, order.size(), 0);
    parts.keep(instance);
    if (order.image().isPresent()) {
      deploy(instance, order.deployed());
    }
    JsonObject disk = add(instance, order);
    work(instance, "disk_create", disk, () -> {});
    return Response.ok(disk.getAsJsonObject(VIEW));
  }

  private JsonObject add(Resource instance, DiskOrder order) {
    JsonObject view =
        Json.fields()
            .put("id", account.table(Account.Kind.DISK).nextId())
            .put("status", StoredParts.NOT_READY)
            .put(LABEL, order.label())
            .put("created", account.now())
            .put("updated", account.now())
            .put("filesystem", order.filesystem())
            .put(SIZE, order.size())
            .put("disk_encryption", instance.view().get("disk_encryption"))
            .json();
    JsonObject disk = Json.object(IMAGE, order.image().orElse(null), VIEW, view);
    StoredParts.addDisk(instance, disk);
    return disk;
  }

  /**
   * An instance runs what its first disk with an image was ordered with, at the next boot. Those of
   * further disks are there to be looked at.
   */
  private void deploy(Resource instance, JsonObject deployed) {
    orders.countDeployment(deployed);
    if (StoredParts.disks(instance).stream().noneMatch(disk -> Json.has(disk, IMAGE))) {
      instance.hidden().keySet().removeAll(DEPLOYED);
      deployed.entrySet().forEach(e -> instance.hidden().add(e.getKey(), e.getValue()));
    }
  }

  private Response update(Request request) {
    Resource instance = find(request);
    JsonObject disk = disk(instance, request);
    Optional<String> label = DiskOrder.label(new Input(request.body()));
    label.ifPresent(text -> change(disk, LABEL, new JsonPrimitive(text)));
    events.notify("disk_update", Entity.linode(instance), entity(instance, disk));
    return Response.ok(disk.getAsJsonObject(VIEW));
  }

  private Response delete(Request request) {
    Resource instance = off(request);
    JsonObject disk = disk(instance, request);
    work(instance, "disk_delete", disk, () -> remove(instance, disk));
    change(disk, "status", new JsonPrimitive(StoredParts.DELETING));
    return Response.done();
  }

  private void remove(Resource instance, JsonObject disk) {
    StoredParts.removeDisk(instance, disk);
    boolean wasLast =
        Json.has(disk, IMAGE)
            && StoredParts.disks(instance).stream().noneMatch(left -> Json.has(left, IMAGE));
    if (wasLast) {
      instance.hidden().keySet().removeAll(DEPLOYED);
      lifecycle.wipe(instance);
    }
  }

  private Response resize(Request request) {
    Resource instance = off(request);
    JsonObject disk = disk(instance, request);
    int size = DiskOrder.size(new Input(request.body()));
    requireRoom(instance, size, disk.getAsJsonObject(VIEW).get(SIZE).getAsInt());
    work(instance, "disk_resize", disk, () -> change(disk, SIZE, new JsonPrimitive(size)));
    return Response.done();
  }

  private Response copy(Request request) {
    Resource instance = idle(request);
    JsonObject original = disk(instance, request);
    JsonObject of = original.getAsJsonObject(VIEW);
    int size = of.get(SIZE).getAsInt();
    requireRoom(instance, size, 0);
    String label = "Copy of " + of.get(LABEL).getAsString();
    JsonObject copy =
        add(
            instance,
            new DiskOrder(
                label.substring(0, Math.min(label.length(), DiskOrder.LONGEST_LABEL)),
                of.get("filesystem").getAsString(),
                size,
                Json.string(original, IMAGE),
                new JsonObject()));
    work(instance, "disk_duplicate", copy, () -> {});
    return Response.ok(copy.getAsJsonObject(VIEW));
  }

  private Response resetPassword(Request request) {
    Resource instance = off(request);
    JsonObject disk = disk(instance, request);
    RootPass.check(new Input(request.body()).requiredString("password"));
    work(instance, "password_reset", disk, () -> {});
    return Response.done();
  }

  private void work(Resource instance, String action, JsonObject disk, Runnable done) {
    change(disk, "status", new JsonPrimitive(StoredParts.NOT_READY));
    lifecycle.work(
        instance,
        action,
        entity(instance, disk),
        () -> {
          change(disk, "status", new JsonPrimitive(StoredParts.READY));
          done.run();
        });
  }

  private void change(JsonObject disk, String field, JsonPrimitive value) {
    JsonObject view = disk.getAsJsonObject(VIEW);
    view.add(field, value);
    view.addProperty("updated", account.now());
  }

  private static Entity entity(Resource instance, JsonObject disk) {
    JsonObject view = disk.getAsJsonObject(VIEW);
    String url = "/v4/linode/instances/" + instance.id() + "/disks/" + view.get("id").getAsInt();
    return new Entity("disk", view.getAsJsonPrimitive("id"), view.get(LABEL).getAsString(), url);
  }

  private void requireRoom(Resource instance, int size, int freed) {
    int all = instance.view().getAsJsonObject("specs").get("disk").getAsInt();
    int used = parts.disks(instance).stream().mapToInt(disk -> disk.get(SIZE).getAsInt()).sum();
    if (size > all - used + freed) {
      throw ApiException.invalid(
          SIZE, "Must be " + (all - used + freed) + " MB at most: the plan has no more room");
    }
  }

  /** The disk that a path names, as one of the instance's own. */
  private JsonObject disk(Resource instance, Request request) {
    parts.keep(instance);
    int id = request.id("part");
    return StoredParts.disks(instance).stream()
        .filter(disk -> disk.getAsJsonObject(VIEW).get("id").getAsInt() == id)
        .findFirst()
        .orElseThrow(ApiException::notFound);
  }

  /** An instance that is off, and on which no action is running. */
  private Resource off(Request request) {
    Resource instance = idle(request);
    if (!instance.text("status").equals("offline")) {
      throw ApiException.of(400, "Linode must be powered off.");
    }
    return instance;
  }

  private Resource idle(Request request) {
    Resource instance = find(request);
    InstanceParts.requireIdle(instance);
    return instance;
  }

  private Resource find(Request request) {
    return account
        .table(Account.Kind.INSTANCE)
        .find(request.id("id"))
        .orElseThrow(ApiException::notFound);
  }
}
