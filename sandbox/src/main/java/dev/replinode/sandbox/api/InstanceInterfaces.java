package dev.replinode.sandbox.api;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The interfaces of an instance of the generation {@code linode}, as the API shows them. They
 * follow from its order, and cannot be changed.
 */
final class InstanceInterfaces {
  private static final int MOST = 3;

  private InstanceInterfaces() {}

  /** Writes down what was ordered; without a public interface an instance has no address. */
  static void keep(List<JsonObject> ordered, Resource instance) {
    instance.hidden().add("interfaces", Json.array(ordered));
    if (ordered.stream().noneMatch(one -> Json.has(one, "public"))) {
      instance.view().add("ipv4", Json.array(List.of()));
      instance.view().add("ipv6", JsonNull.INSTANCE);
    }
  }

  static List<JsonObject> of(Resource instance) {
    List<JsonObject> views = new ArrayList<>();
    for (JsonObject one : ordered(instance)) {
      views.add(view(instance, one, idOf(instance, views.size())));
    }
    return views;
  }

  /** The number of an instance's interface at that place in its order. */
  static int idOf(Resource instance, int place) {
    return MOST * (instance.id() % 10_000_000) + place;
  }

  static List<Integer> ids(Resource instance) {
    return IntStream.range(0, ordered(instance).size())
        .mapToObj(place -> idOf(instance, place))
        .toList();
  }

  /** The interface that addresses belong to; empty for an instance of the older generation. */
  static Optional<Integer> publicId(Resource instance) {
    List<JsonObject> ordered = ordered(instance);
    for (int place = 0; place < ordered.size(); place++) {
      if (Json.has(ordered.get(place), "public")) {
        return Optional.of(idOf(instance, place));
      }
    }
    return Optional.empty();
  }

  /** Which interface packets leave by. */
  static JsonObject settings(Resource instance) {
    Optional<Integer> route = publicId(instance);
    List<Integer> eligible = route.stream().toList();
    return Json.object(
        "network_helper",
        hasNetworkHelper(instance),
        "default_route",
        Json.fields()
            .put("ipv4_interface_id", route.orElse(null))
            .put("ipv4_eligible_interface_ids", eligible)
            .put("ipv6_interface_id", route.orElse(null))
            .put("ipv6_eligible_interface_ids", eligible)
            .json());
  }

  /** Whether the instance's network is set up for it when it boots. */
  static boolean hasNetworkHelper(Resource instance) {
    return new Input(instance.hidden()).bool("network_helper").orElse(true);
  }

  private static List<JsonObject> ordered(Resource instance) {
    return new Input(instance.hidden()).objects("interfaces").orElse(List.of());
  }

  private static JsonObject view(Resource instance, JsonObject one, int id) {
    boolean isPublic = Json.has(one, "public");
    return Json.fields()
        .put("id", id)
        .put("mac_address", macAddress(id))
        .put("created", instance.view().get("created"))
        .put("updated", instance.view().get("created"))
        .put("default_route", isPublic ? Json.object("ipv4", true, "ipv6", true) : new JsonObject())
        .put("version", 1)
        .put("vpc", null)
        .put("public", isPublic ? publicPart(instance) : null)
        .put("vlan", isPublic ? null : vlanPart(one.getAsJsonObject("vlan")))
        .json();
  }

  private static String macAddress(int id) {
    return String.format(
        "22:00:%02x:%02x:%02x:%02x", id >> 24, id >> 16 & 0xff, id >> 8 & 0xff, id & 0xff);
  }

  private static JsonObject publicPart(Resource instance) {
    List<JsonObject> addresses =
        Json.strings(instance.view(), "ipv4").stream()
            .map(address -> Json.object("address", address, "primary", true))
            .toList();
    String ipv6 = instance.text("ipv6").replaceFirst("/.*", "");
    return Json.object(
        "ipv4",
        Json.object("addresses", addresses, "shared", List.of()),
        "ipv6",
        Json.fields()
            .put("ranges", List.of())
            .put("shared", List.of())
            .put("slaac", List.of(Json.object("prefix", 64, "address", ipv6)))
            .json());
  }

  private static JsonObject vlanPart(JsonObject vlan) {
    return Json.object(
        "vlan_label",
        Json.string(vlan, "vlan_label").orElse(""),
        "ipam_address",
        Json.string(vlan, "ipam_address").orElse(null));
  }
}
