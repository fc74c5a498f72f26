package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.fault.Regions;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import dev.replinode.sandbox.state.Table;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks the order of a new instance and writes it down. */
public final class NewInstance {
  private static final List<String> GENERATIONS = List.of("legacy_config", "linode");
  private static final List<String> DISK_ENCRYPTION =
      List.of("Disk Encryption", "LA Disk Encryption");

  private final Account account;
  private final Catalog catalog;
  private final Regions regions;
  private final Deployment deployment;

  /** Checks against what is offered and what is in {@code account} already. */
  public NewInstance(Account account, Catalog catalog, Regions regions) {
    this.account = account;
    this.catalog = catalog;
    this.regions = regions;
    this.deployment = new Deployment(account, catalog);
  }

  /**
   * The instance, in {@code provisioning} and not yet in the account.
   *
   * @throws ApiException 400 when the order is not complete or not allowed
   */
  Resource from(JsonObject body) {
    Input input = new Input(body);
    JsonObject region = region(input);
    JsonObject type = type(input);
    input.bool("booted");
    input.strings("tags");
    String label = label(input);
    JsonObject hidden = deployment.from(input, region);
    String generation = generation(input);
    firewallOf(body);
    int id = table().nextId();
    JsonObject view =
        InstanceView.create(id, label.isEmpty() ? "linode" + id : label, region, type);
    view.addProperty("created", account.now());
    view.addProperty("updated", account.now());
    input.string("image").ifPresent(image -> view.addProperty("image", image));
    input.string("group").ifPresent(group -> view.addProperty("group", group));
    view.add("tags", Json.array(input.strings("tags").orElse(List.of())));
    view.addProperty("has_user_data", hidden.has("user_data"));
    view.addProperty("interface_generation", generation);
    diskEncryption(input, region).ifPresent(word -> view.addProperty("disk_encryption", word));
    if (input.bool("private_ip").orElse(false)) {
      view.getAsJsonArray("ipv4").add(InstanceView.privateAddress(id));
    }
    countDeployment(hidden);
    return new Resource(id, view, hidden);
  }

  private void countDeployment(JsonObject hidden) {
    if (hidden.has("stackscript_id")) {
      int id = hidden.get("stackscript_id").getAsInt();
      JsonObject script = account.table(Account.Kind.STACKSCRIPT).find(id).orElseThrow().view();
      script.addProperty("deployments_total", script.get("deployments_total").getAsInt() + 1);
    }
  }

  /**
   * The firewall that the order names or the account's settings give; empty for none.
   *
   * @throws ApiException 400 when there is no such firewall
   */
  Optional<Resource> firewallOf(JsonObject body) {
    Input input = new Input(body);
    Stream<Integer> named =
        Stream.concat(
            input.integer("firewall_id").stream(),
            input.objects("interfaces").orElse(List.of()).stream()
                .flatMap(part -> new Input(part).integer("firewall_id").stream()));
    Optional<Integer> id = named.findFirst().or(this::defaultFirewall);
    if (id.isEmpty() || id.get() == -1) {
      return Optional.empty();
    }
    Optional<Resource> firewall = account.table(Account.Kind.FIREWALL).find(id.get());
    if (firewall.isEmpty()) {
      throw ApiException.invalid("firewall_id", "Invalid firewall_id");
    }
    return firewall;
  }

  /** Refuses a label that another instance bears. */
  void requireUnique(String label, int ownId) {
    if (table().first(i -> i.label().equals(label) && i.id() != ownId).isPresent()) {
      throw ApiException.invalid("label", "Label must be unique among your linodes");
    }
  }

  private Optional<Integer> defaultFirewall() {
    JsonObject ids = account.firewallSettings().getAsJsonObject("default_firewall_ids");
    return Json.has(ids, "linode") ? Optional.of(ids.get("linode").getAsInt()) : Optional.empty();
  }

  private JsonObject region(Input input) {
    return regions
        .find(input.requiredString("region"))
        .orElseThrow(() -> ApiException.invalid("region", "region is not valid"));
  }

  private JsonObject type(Input input) {
    return Catalog.find(catalog.types(), input.requiredString("type"))
        .orElseThrow(
            () -> ApiException.invalid("type", "A valid plan type by that ID was not found"));
  }

  private String label(Input input) {
    Optional<String> label = input.string("label").filter(text -> !text.isEmpty());
    label.ifPresent(text -> requireUnique(Labels.checked(text, 3, 64), 0));
    return label.orElse("");
  }

  /** Left out, the account's settings decide: the same order may make different instances. */
  private String generation(Input input) {
    String policy = account.settings().get("interfaces_for_new_linodes").getAsString();
    String usual = policy.startsWith("linode") ? "linode" : "legacy_config";
    String generation = input.oneOf("interface_generation", GENERATIONS).orElse(usual);
    boolean refused = policy.endsWith("_only") && !policy.equals(generation + "_only");
    if (refused) {
      throw ApiException.invalid(
          "interface_generation", "Not allowed by this account's settings: " + policy);
    }
    if (generation.equals("linode") && input.has("firewall_id")) {
      throw ApiException.invalid(
          "firewall_id", "With linode interfaces the firewall is named on each interface.");
    }
    return generation;
  }

  private static Optional<String> diskEncryption(Input input, JsonObject region) {
    Optional<String> word = input.oneOf("disk_encryption", List.of("enabled", "disabled"));
    List<String> capabilities = Json.strings(region, "capabilities");
    if (word.isPresent() && Collections.disjoint(capabilities, DISK_ENCRYPTION)) {
      throw ApiException.invalid(
          "disk_encryption", "Disk encryption is not supported in this region.");
    }
    return word;
  }

  private Table table() {
    return account.table(Account.Kind.INSTANCE);
  }
}
