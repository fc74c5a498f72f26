package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Grants;
import dev.replinode.sandbox.http.Limit;
import dev.replinode.sandbox.http.Listing;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Entity;
import dev.replinode.sandbox.state.EventLog;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import dev.replinode.sandbox.state.Table;
import java.util.Map;
import java.util.stream.Collectors;

/** StackScripts: the account's own, and public ones of others. */
public final class StackScriptsApi {
  private static final Limit LISTS = Limit.perMinute(60);
  private static final Listing LISTING =
      Listing.by(
              "label",
              "description",
              "is_public",
              "rev_note",
              "deployments_total",
              "mine",
              "username")
          .andOrderBy("id", "ordinal", "created", "updated");

  private final Account account;
  private final EventLog events;
  private final StackScriptRules rules;

  /** Serves the StackScripts of {@code account}. */
  public StackScriptsApi(Account account, EventLog events, StackScriptRules rules) {
    this.account = account;
    this.events = events;
    this.rules = rules;
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    String one = "/linode/stackscripts/{id}";
    routes
        .add("GET", "/linode/stackscripts", Scope.readOrPublic("stackscripts"), LISTS, this::list)
        .add("POST", "/linode/stackscripts", Scope.write("stackscripts"), this::create)
        .add("GET", one, Scope.readOrPublic("stackscripts"), this::get)
        .add("PUT", one, Scope.write("stackscripts"), this::update)
        .add("DELETE", one, Scope.write("stackscripts"), this::delete);
  }

  private Response list(Request request) {
    Map<Integer, Long> live = deployments();
    return LISTING.answer(
        request,
        table().all().stream()
            .filter(script -> isVisible(script, request))
            .map(script -> view(script, live))
            .toList());
  }

  private Response get(Request request) {
    return Response.ok(
        view(
            table()
                .find(request.id("id"))
                .filter(script -> isVisible(script, request))
                .orElseThrow(ApiException::notFound)));
  }

  private Response create(Request request) {
    JsonObject view = blank();
    rules.apply(request.body(), view, true);
    int id = table().nextId();
    view.addProperty("id", id);
    Resource script = table().put(new Resource(id, view));
    request.grants().ifPresent(grants -> grants.own("stackscript", script));
    log("stackscript_create", script);
    return Response.ok(view(script));
  }

  private JsonObject blank() {
    return Json.fields()
        .put("id", 0)
        .put("username", Account.USERNAME)
        .put("user_gravatar_id", "d41d8cd98f00b204e9800998ecf8427e")
        .put("label", "")
        .put("description", "")
        .put("ordinal", 0)
        .put("logo_url", "")
        .put("images", null)
        .put("deployments_total", 0)
        .put("deployments_active", 0)
        .put("is_public", false)
        .put("mine", true)
        .put("created", account.now())
        .put("updated", account.now())
        .put("rev_note", "")
        .put("script", "")
        .put("user_defined_fields", null)
        .json();
  }

  private Response update(Request request) {
    Resource script = own(request);
    String before = script.text("script");
    boolean wasPublic = isPublic(script);
    rules.apply(request.body(), script.view(), false);
    script.view().addProperty("updated", account.now());
    boolean revised = !before.equals(script.text("script"));
    log(revised ? "stackscript_revise" : "stackscript_update", script);
    if (!wasPublic && isPublic(script)) {
      log("stackscript_publicize", script);
    }
    return Response.ok(view(script));
  }

  private Response delete(Request request) {
    Resource script = own(request);
    if (isPublic(script)) {
      throw ApiException.of(400, "A public StackScript cannot be deleted.");
    }
    table().remove(script.id());
    log("stackscript_delete", script);
    return Response.done();
  }

  private Resource own(Request request) {
    Resource script =
        table()
            .find(request.id("id"))
            .filter(found -> isVisible(found, request))
            .orElseThrow(ApiException::notFound);
    boolean granted = request.grants().map(g -> g.changes("stackscript", script.id())).orElse(true);
    if (!isMine(script) || !granted) {
      throw Grants.forbidden();
    }
    return script;
  }

  private JsonObject view(Resource script) {
    return view(script, deployments());
  }

  private static JsonObject view(Resource script, Map<Integer, Long> live) {
    script.view().addProperty("deployments_active", live.getOrDefault(script.id(), 0L));
    return script.view();
  }

  /** How many instances there are of each StackScript; counted once for a whole list. */
  private Map<Integer, Long> deployments() {
    return account.table(Account.Kind.INSTANCE).all().stream()
        .filter(instance -> instance.hidden().has("stackscript_id"))
        .map(instance -> instance.hidden().get("stackscript_id").getAsInt())
        .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
  }

  private void log(String action, Resource script) {
    events.notify(action, Entity.of("stackscript", script, "/linode/stackscripts/"));
  }

  private static boolean isVisible(Resource script, Request request) {
    return isPublic(script)
        || (isMine(script)
            && request.token().isPresent()
            && request.sees("stackscript", script.id()));
  }

  private static boolean isPublic(Resource script) {
    return script.view().get("is_public").getAsBoolean();
  }

  private static boolean isMine(Resource script) {
    return script.view().get("mine").getAsBoolean();
  }

  private Table table() {
    return account.table(Account.Kind.STACKSCRIPT);
  }
}
