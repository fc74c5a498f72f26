package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Listing;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Json;
import java.util.List;

/** What the account has used of its network traffic, and what it may have in which region. */
public final class AccountUsageApi {
  private final Account account;
  private final Catalog catalog;

  /** Serves {@code account}, which may have everything that {@code catalog} offers. */
  public AccountUsageApi(Account account, Catalog catalog) {
    this.account = account;
    this.catalog = catalog;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    Scope read = Scope.read("account");
    routes
        .add("GET", "/account/transfer", read, r -> Response.ok(transfer()))
        .list("/account/availability", read, this::availability)
        .add("GET", "/account/availability/{region}", read, this::availabilityOfOne);
  }

  /** In gigabytes; the instances share what each of them brings. */
  private JsonObject transfer() {
    int quota =
        account.table(Account.Kind.INSTANCE).views().stream()
            .mapToInt(view -> view.getAsJsonObject("specs").get("transfer").getAsInt())
            .sum();
    return Json.object("used", 0, "quota", quota, "billable", 0, "region_transfers", List.of());
  }

  private Response availability(Request request) {
    return Listing.by("region")
        .answer(request, catalog.regions().stream().map(AccountUsageApi::availability).toList());
  }

  private Response availabilityOfOne(Request request) {
    return Response.ok(
        Catalog.find(catalog.regions(), request.variable("region"))
            .map(AccountUsageApi::availability)
            .orElseThrow(ApiException::notFound));
  }

  private static JsonObject availability(JsonObject region) {
    return Json.object(
        "region",
        region.get("id"),
        "available",
        region.get("capabilities"),
        "unavailable",
        List.of());
  }
}
