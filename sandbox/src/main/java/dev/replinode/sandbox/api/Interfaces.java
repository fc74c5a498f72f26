package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.http.ApiException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Checks the network interfaces of an order: the two generations have nothing in common. */
final class Interfaces {
  /** Most interfaces of an instance, or of a profile. */
  static final int MOST = 3;

  private static final List<String> PURPOSES = List.of("public", "vlan", "vpc");

  private Interfaces() {}

  /**
   * Accepts or refuses them.
   *
   * @param generation {@code legacy_config} or {@code linode}
   * @param hasDefault whether the account names a firewall for interfaces of that kind
   * @throws ApiException 400 with every complaint
   */
  static void check(Input input, String generation, Predicate<String> hasDefault) {
    List<JsonObject> interfaces = input.objects("interfaces").orElse(List.of());
    Checks checks = new Checks();
    if (interfaces.size() > MOST) {
      checks.run(
          () -> {
            throw ApiException.invalid("interfaces", "Must have " + MOST + " items or fewer");
          });
    }
    boolean isLegacy = generation.equals("legacy_config");
    for (int i = 0; i < interfaces.size(); i++) {
      String at = "interfaces[" + i + "].";
      Input one = new Input(interfaces.get(i), at);
      checks.run(
          () -> {
            if (isLegacy) {
              legacy(one, at);
            } else {
              linode(one, at, hasDefault);
            }
          });
    }
    checks.run(() -> fieldsOf(input, isLegacy));
    checks.end();
  }

  /** Checks one of the older generation, found at {@code at}. */
  static void legacy(Input one, String at) {
    Optional<String> purpose = one.string("purpose");
    if (purpose.isEmpty() || !PURPOSES.contains(purpose.get())) {
      throw ApiException.invalid(at + "purpose", "Must be one of public, vlan, vpc");
    }
    if (purpose.get().equals("vpc")) {
      throw ApiException.invalid(at + "subnet_id", "Not found");
    }
    if (purpose.get().equals("vlan") && one.string("label").isEmpty()) {
      throw ApiException.invalid(at + "label", "label is required");
    }
    one.string("label");
    one.string("ipam_address");
    one.bool("primary");
  }

  /** Without a default, each interface that a packet can come in by names its firewall, or -1. */
  private static void linode(Input one, String at, Predicate<String> hasDefault) {
    if (one.has("purpose")) {
      throw ApiException.invalid(at + "purpose", "Not allowed with linode interfaces");
    }
    List<String> kinds = List.of("public", "vpc", "vlan").stream().filter(one::has).toList();
    if (kinds.size() != 1) {
      throw ApiException.invalid(
          at.substring(0, at.length() - 1), "Must have exactly one of public, vpc, vlan");
    }
    one.object(kinds.get(0));
    if (kinds.get(0).equals("vpc")) {
      throw ApiException.invalid(at + "vpc.subnet_id", "Not found");
    }
    boolean named = one.integer("firewall_id").isPresent() || hasDefault.test(kinds.get(0));
    if (kinds.get(0).equals("public") && !named) {
      throw ApiException.invalid(
          at + "firewall_id", "A firewall is required; use -1 for none at all");
    }
  }

  private static void fieldsOf(Input input, boolean isLegacy) {
    if (!isLegacy && input.has("firewall_id")) {
      throw ApiException.invalid(
          "firewall_id", "With linode interfaces the firewall is named on each interface.");
    }
    if (isLegacy && input.has("network_helper")) {
      throw ApiException.invalid("network_helper", "Only allowed with linode interfaces.");
    }
    if (!isLegacy && input.bool("private_ip").orElse(false)) {
      throw ApiException.invalid("private_ip", "Only allowed with legacy interfaces.");
    }
  }
}
