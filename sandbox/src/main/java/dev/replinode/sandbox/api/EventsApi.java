package dev.replinode.sandbox.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Listing;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.EventLog;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import dev.replinode.sandbox.state.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The account's events. */
public final class EventsApi {
  private static final Listing LISTING =
      Listing.by("action", "created", "id", "entity.id", "entity.type", "read");

  private final Account account;

  /** Serves the events of {@code account}. */
  public EventsApi(Account account) {
    this.account = account;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    routes
        .list(
            "/account/events",
            Scope.read("events"),
            request -> LISTING.answer(request, newestFirst(request)))
        .add(
            "GET",
            "/account/events/{id}",
            Scope.read("events"),
            request -> Response.ok(find(request).view()))
        .add("POST", "/account/events/{id}/seen", Scope.read("events"), this::seen)
        .add("POST", "/account/events/{id}/read", Scope.read("events"), this::read);
  }

  private List<JsonObject> newestFirst(Request request) {
    Instant now = account.instant();
    List<JsonObject> views =
        new ArrayList<>(
            events().all().stream()
                .filter(event -> EventLog.isTold(event, now))
                .filter(event -> isVisible(event, request))
                .map(Resource::view)
                .toList());
    Collections.reverse(views);
    return views;
  }

  /** A restricted user sees what happened to things that it may see. */
  private static boolean isVisible(Resource event, Request request) {
    if (request.grants().isEmpty()) {
      return true;
    }
    JsonElement entity = event.view().get("entity");
    return entity.isJsonObject()
        && Json.string(entity.getAsJsonObject(), "type")
            .filter(type -> List.of("linode", "stackscript", "firewall").contains(type))
            .filter(type -> request.sees(type, entity.getAsJsonObject().get("id").getAsInt()))
            .isPresent();
  }

  /** Marks an event and all before it. */
  private Response seen(Request request) {
    int id = find(request).id();
    events().all().stream()
        .filter(event -> event.id() <= id)
        .forEach(event -> event.view().addProperty("seen", true));
    return Response.done();
  }

  /** The platform takes the call still, and says {@code read: false} of every event. */
  private Response read(Request request) {
    find(request);
    return Response.done();
  }

  private Resource find(Request request) {
    return events()
        .find(request.id("id"))
        .filter(event -> EventLog.isTold(event, account.instant()))
        .filter(event -> isVisible(event, request))
        .orElseThrow(ApiException::notFound);
  }

  private Table events() {
    return account.table(Account.Kind.EVENT);
  }
}
