package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The documents of an instance's addresses. They follow from the instance; only the names that were
 * given to addresses are kept with it.
 */
final class InstanceAddresses {
  /** Where the given names are kept. */
  static final String NAMES = "rdns";

  private InstanceAddresses() {}

  static List<JsonObject> ipv4(Resource instance) {
    return Json.strings(instance.view(), "ipv4").stream()
        .map(address -> ipv4(instance, address, !address.startsWith("192.168.")))
        .toList();
  }

  /** What stands in the account's list: all of IPv4, then the address of IPv6 if there is one. */
  static List<JsonObject> all(Resource instance) {
    return Stream.concat(ipv4(instance).stream(), slaac(instance).stream()).toList();
  }

  /** Everything in the groups of the API. */
  static JsonObject grouped(Resource instance) {
    Map<Boolean, List<JsonObject>> byPublic =
        ipv4(instance).stream()
            .collect(Collectors.partitioningBy(found -> found.get("public").getAsBoolean()));
    return Json.object(
        "ipv4",
        Json.fields()
            .put("public", byPublic.get(true))
            .put("private", byPublic.get(false))
            .put("shared", List.of())
            .put("reserved", List.of())
            .put("vpc", List.of())
            .json(),
        "ipv6",
        slaac(instance).map(found -> groupedIpv6(instance, found)).orElse(null));
  }

  /** Gives an address a name; {@code null} gives it back the usual one. */
  static void rename(Resource instance, String address, String name) {
    JsonObject names = names(instance);
    names.remove(address);
    if (name != null) {
      names.addProperty(address, name);
    }
    instance.hidden().add(NAMES, names);
  }

  private static JsonObject names(Resource instance) {
    return new Input(instance.hidden()).object(NAMES).orElseGet(JsonObject::new);
  }

  private static String name(Resource instance, String address, String usual) {
    return Json.string(names(instance), address).orElse(usual);
  }

  private static JsonObject groupedIpv6(Resource instance, JsonObject slaac) {
    return Json.fields()
        .put("slaac", slaac)
        .put("link_local", ipv6(instance, "fe80::f03c:95ff:fe00:1"))
        .put("global", List.of())
        .put("vpc", List.of())
        .json();
  }

  private static Optional<JsonObject> slaac(Resource instance) {
    return Json.string(instance.view(), "ipv6")
        .map(range -> ipv6(instance, range.replaceFirst("/.*", "")));
  }

  private static JsonObject ipv4(Resource instance, String address, boolean isPublic) {
    String network = address.substring(0, address.lastIndexOf('.') + 1);
    String usual = address.replace('.', '-') + ".ip.linodeusercontent.com";
    return Json.fields()
        .put("address", address)
        .put("gateway", isPublic ? network + "1" : null)
        .put("subnet_mask", isPublic ? "255.255.255.0" : "255.255.128.0")
        .put("prefix", isPublic ? 24 : 17)
        .put("type", "ipv4")
        .put("public", isPublic)
        .put("rdns", isPublic ? name(instance, address, usual) : null)
        .put("linode_id", instance.id())
        .put("region", instance.view().get("region"))
        .put("interface_id", InstanceInterfaces.publicId(instance).orElse(null))
        .put("vpc_nat_1_1", null)
        .put("reserved", false)
        .put("tags", List.of())
        .json();
  }

  private static JsonObject ipv6(Resource instance, String address) {
    return Json.fields()
        .put("address", address)
        .put("gateway", "fe80::1")
        .put("subnet_mask", "ffff:ffff:ffff:ffff::")
        .put("prefix", 64)
        .put("type", "ipv6")
        .put("rdns", name(instance, address, null))
        .put("linode_id", instance.id())
        .put("region", instance.view().get("region"))
        .put("public", !address.startsWith("fe80"))
        .put("interface_id", InstanceInterfaces.publicId(instance).orElse(null))
        .json();
  }
}
