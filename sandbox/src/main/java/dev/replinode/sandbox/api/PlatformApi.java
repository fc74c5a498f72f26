package dev.replinode.sandbox.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.fault.Faults;
import dev.replinode.sandbox.fault.Regions;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Limit;
import dev.replinode.sandbox.http.Listing;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.state.Json;
import java.util.List;
import java.util.stream.Stream;

/** What the platform offers: regions, types, images, kernels. Needs no token. */
public final class PlatformApi {
  private static final Limit IMAGE_LISTS = Limit.perMinute(20);
  private static final Listing REGIONS = Listing.by("country", "site_type");
  private static final Listing AVAILABILITY = Listing.by("region", "plan", "available");
  private static final Listing TYPES =
      Listing.by("class", "disk", "gpus", "label", "memory", "network_out", "transfer", "vcpus");
  private static final Listing TRANSFER = Listing.by("id", "label");
  private static final Listing IMAGES =
      Listing.by("deprecated", "is_public", "label", "size", "status", "tags", "type", "vendor");
  private static final Listing KERNELS =
      Listing.by("architecture", "built", "deprecated", "kvm", "label", "pvops", "version");
  private static final List<String> SCARCE = List.of("g7-premium-2", "g7-premium-4");

  private final Catalog catalog;
  private final Faults faults;

  /** Serves {@code catalog}, with regions out as {@code faults} say. */
  public PlatformApi(Catalog catalog, Faults faults) {
    this.catalog = catalog;
    this.faults = faults;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    Scope scope = Scope.none();
    registerRest(routes, scope);
    routes
        .list("/regions", scope, request -> REGIONS.answer(request, regions()))
        .list("/regions/availability", scope, this::availability)
        .add("GET", "/regions/{id}", scope, request -> one(request, regions()))
        .add("GET", "/regions/{id}/availability", scope, this::availabilityOfOne)
        .list("/linode/types", scope, request -> TYPES.answer(request, catalog.types()))
        .add(
            "GET",
            "/network-transfer/prices",
            scope,
            request -> TRANSFER.answer(request, catalog.transferPrices()))
        .add("GET", "/linode/types/{id}", scope, request -> one(request, catalog.types()))
        .add(
            "GET",
            "/images",
            Scope.readOrPublic("images"),
            IMAGE_LISTS,
            request -> IMAGES.answer(request, catalog.images()))
        .add(
            "GET",
            "/images/{id}",
            Scope.readOrPublic("images"),
            request -> one(request, catalog.images()))
        .list("/linode/kernels", scope, request -> KERNELS.answer(request, catalog.kernels()))
        .add("GET", "/linode/kernels/{id}", scope, request -> one(request, catalog.kernels()))
        // The Python library leaves the slash of a slug as it is, and the platform takes it.
        .add(
            "GET",
            "/images/{owner}/{name}",
            Scope.readOrPublic("images"),
            request -> ofOwner(request, catalog.images()))
        .add(
            "GET",
            "/linode/kernels/{owner}/{name}",
            scope,
            request -> ofOwner(request, catalog.kernels()));
  }

  /** What the sandbox has no use for itself. */
  private void registerRest(Routes routes, Scope scope) {
    routes
        .list("/regions/vpc-availability", scope, r -> AVAILABILITY.answer(r, List.of()))
        .list("/maintenance/policies", scope, this::maintenancePolicies)
        .list("/longview/subscriptions", scope, this::longviewSubscriptions)
        .add(
            "GET",
            "/longview/subscriptions/{id}",
            scope,
            request -> one(request, catalog.longviewSubscriptions()));
  }

  private Response maintenancePolicies(Request request) {
    return Listing.by("slug", "label", "type").answer(request, catalog.maintenancePolicies());
  }

  private Response longviewSubscriptions(Request request) {
    return Listing.by("id", "label").answer(request, catalog.longviewSubscriptions());
  }

  private List<JsonObject> regions() {
    return new Regions(catalog, faults).all().stream().map(this::region).toList();
  }

  private JsonObject region(JsonObject entry) {
    String id = entry.get("id").getAsString();
    return Json.fields()
        .put("id", id)
        .put("label", entry.get("label"))
        .put("country", entry.get("country"))
        .put("capabilities", entry.get("capabilities"))
        .put("monitors", entry.get("monitors"))
        .put("status", faults.isRegionOut(id, catalog) ? "outage" : "ok")
        .put(
            "resolvers",
            Json.object("ipv4", "192.0.2.53,192.0.2.54", "ipv6", "2001:db8::53,2001:db8::54"))
        .put(
            "placement_group_limits",
            Json.fields()
                .put("maximum_pgs_per_customer", null)
                .put("maximum_linodes_per_pg", 5)
                .put("maximum_linodes_per_flexible_pg", 5)
                .json())
        .put("site_type", entry.get("site_type"))
        .json();
  }

  private Response availability(Request request) {
    return AVAILABILITY.answer(
        request,
        catalog.regions().stream()
            .flatMap(region -> availability(region.get("id").getAsString()))
            .toList());
  }

  /** A bare array: the one list of the API without pages. */
  private Response availabilityOfOne(Request request) {
    String id = request.variable("id");
    if (Catalog.find(catalog.regions(), id).isEmpty()) {
      throw ApiException.notFound();
    }
    JsonArray rows = new JsonArray();
    availability(id).forEach(rows::add);
    return Response.ok(rows);
  }

  /** Only selected plans are listed; one that is not listed counts as available. */
  private static Stream<JsonObject> availability(String region) {
    return SCARCE.stream()
        .map(plan -> Json.object("region", region, "plan", plan, "available", true));
  }

  private static Response ofOwner(Request request, List<JsonObject> documents) {
    String id = request.variable("owner") + "/" + request.variable("name");
    return Response.ok(Catalog.find(documents, id).orElseThrow(ApiException::notFound));
  }

  private static Response one(Request request, List<JsonObject> documents) {
    return Response.ok(
        Catalog.find(documents, request.variable("id")).orElseThrow(ApiException::notFound));
  }
}
