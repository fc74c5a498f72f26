package dev.replinode.sandbox.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a restricted user may do, kept in the shape of the API's own document (Linode API,
 * getProfileGrants). Used under the account's lock only.
 */
public final class Grants {
  private static final List<String> GLOBAL =
      List.of(
          "add_databases",
          "add_domains",
          "add_firewalls",
          "add_images",
          "add_linodes",
          "add_longview",
          "add_nodebalancers",
          "add_placement_groups",
          "add_stackscripts",
          "add_volumes",
          "add_vpcs",
          "cancel_account",
          "longview_subscription");
  private static final List<String> KINDS =
      List.of(
          "linode",
          "stackscript",
          "firewall",
          "image",
          "volume",
          "vpc",
          "placement_group",
          "nodebalancer",
          "domain",
          "longview",
          "database");
  private static final Map<String, String> KIND_OF_AREA =
      Map.of("linodes", "linode", "stackscripts", "stackscript", "firewall", "firewall");

  private final JsonObject document = new JsonObject();

  /** Grants nothing but what {@code sent} names; it has the shape of the API's document. */
  public Grants(JsonObject sent) {
    JsonObject named = child(sent, "global");
    JsonObject global = new JsonObject();
    GLOBAL.forEach(name -> global.addProperty(name, isTrue(named, name)));
    global.add("account_access", Json.object("x", word(named, "account_access")).get("x"));
    document.add("global", global);
    for (String kind : KINDS) {
      JsonArray list = new JsonArray();
      if (sent.has(kind) && sent.get(kind).isJsonArray()) {
        list.addAll(sent.getAsJsonArray(kind));
      }
      document.add(kind, list);
    }
  }

  /** The document. */
  public JsonObject toJson() {
    return document;
  }

  /**
   * Refuses what no handler needs to know more about.
   *
   * @throws ApiException 403 without the grant, 404 for a thing that the user may not even see
   */
  void check(Scope scope, Map<String, String> variables) {
    if (scope.area().equals("object_storage") || scope.area().equals("sandbox")) {
      throw forbidden();
    }
    if (scope.area().equals("account") && !mayUseAccount(scope.write())) {
      throw forbidden();
    }
    String kind = KIND_OF_AREA.get(scope.area());
    if (kind == null) {
      return;
    }
    if (!variables.containsKey("id")) {
      if (scope.write() && !isTrue(child(document, "global"), "add_" + kind + "s")) {
        throw forbidden();
      }
    } else if (!kind.equals("stackscript")) {
      checkOne(kind, variables.get("id"), scope.write());
    }
  }

  private void checkOne(String kind, String id, boolean write) {
    String permission = permission(kind, id).orElseThrow(ApiException::notFound);
    if (write && !permission.equals("read_write")) {
      throw forbidden();
    }
  }

  /** Whether the user may see that thing. */
  public boolean sees(String kind, int id) {
    return permission(kind, Integer.toString(id)).isPresent();
  }

  /** Whether the user may change that thing. */
  public boolean changes(String kind, int id) {
    return permission(kind, Integer.toString(id)).filter("read_write"::equals).isPresent();
  }

  /** The user has made this thing, and so may do anything with it. */
  public void own(String kind, Resource made) {
    document
        .getAsJsonArray(kind)
        .add(Json.object("id", made.id(), "label", made.label(), "permissions", "read_write"));
  }

  /** The answer to somebody who lacks a grant. */
  public static ApiException forbidden() {
    return ApiException.of(403, "Unauthorized");
  }

  private boolean mayUseAccount(boolean write) {
    String access = word(child(document, "global"), "account_access");
    return "read_write".equals(access) || (!write && "read_only".equals(access));
  }

  private Optional<String> permission(String kind, String id) {
    for (JsonElement element : document.getAsJsonArray(kind)) {
      JsonObject grant = element.isJsonObject() ? element.getAsJsonObject() : new JsonObject();
      if (grant.has("id") && grant.get("id").toString().equals(id)) {
        return Json.string(grant, "permissions");
      }
    }
    return Optional.empty();
  }

  private static JsonObject child(JsonObject parent, String name) {
    return parent.has(name) && parent.get(name).isJsonObject()
        ? parent.getAsJsonObject(name)
        : new JsonObject();
  }

  private static boolean isTrue(JsonObject object, String name) {
    return object.has(name) && object.get(name).toString().equals("true");
  }

  private static String word(JsonObject object, String name) {
    return Json.string(object, name).orElse(null);
  }
}
