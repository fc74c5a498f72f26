package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.fault.Regions;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import dev.replinode.sandbox.state.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks the order of a new instance and writes it down. */
public final class NewInstance {
  private static final List<String> GENERATIONS = List.of("legacy_config", "linode");

  /** What a rebuild leaves as it was ordered; disks and configuration are made anew. */
  private static final Set<String> OF_THE_NETWORK =
      Set.of("interfaces", "network_helper", InstanceAddresses.NAMES);

  private final Account account;
  private final Catalog catalog;
  private final Regions regions;
  private final Deployment deployment;
  private final OrderedFirewalls firewalls;

  /** Checks against what is offered and what is in {@code account} already. */
  public NewInstance(Account account, Catalog catalog, Regions regions) {
    this.account = account;
    this.catalog = catalog;
    this.regions = regions;
    this.deployment = new Deployment(account, catalog);
    this.firewalls = new OrderedFirewalls(account);
  }

  /**
   * The instance, in {@code provisioning} and not yet in the account.
   *
   * @throws ApiException 400 when the order is not complete or not allowed
   */
  Resource from(JsonObject body) {
    Input input = new Input(body);
    Checks checks = new Checks();
    Optional<JsonObject> type = checks.get(() -> type(input));
    Optional<JsonObject> region = checks.get(() -> region(input));
    Optional<String> label = checks.get(() -> label(input));
    checks.run(() -> input.bool("booted"));
    checks.run(() -> Labels.tags(input));
    Optional<Extras> extras = checks.get(() -> Extras.of(input, catalog));
    Optional<JsonObject> hidden = checks.get(() -> deployment.from(input, region));
    Optional<String> generation = checks.get(() -> generation(input));
    checks.end();
    extras.orElseThrow().requireFit(region.orElseThrow());
    Extras.requireRoom(input, type.orElseThrow());
    JsonObject view = view(input, label.orElse(""), region.orElseThrow(), type.orElseThrow());
    view.addProperty("has_user_data", hidden.orElseThrow().has("user_data"));
    view.addProperty("interface_generation", generation.orElseThrow());
    extras.orElseThrow().write(view, region.orElseThrow(), account.settings());
    countDeployment(hidden.orElseThrow());
    Resource instance = new Resource(view.get("id").getAsInt(), view, hidden.orElseThrow());
    keep(input, instance);
    return instance;
  }

  private JsonObject view(Input input, String label, JsonObject region, JsonObject type) {
    int id = table().nextId();
    JsonObject view =
        InstanceView.create(id, label.isEmpty() ? "linode" + id : label, region, type);
    view.addProperty("created", account.now());
    view.addProperty("updated", account.now());
    input.string("image").ifPresent(image -> view.addProperty("image", image));
    input.string("group").ifPresent(group -> view.addProperty("group", group));
    view.add("tags", Json.array(Labels.tags(input)));
    if (input.bool("private_ip").orElse(false)) {
      view.getAsJsonArray("ipv4").add(InstanceView.privateAddress(id));
    }
    return view;
  }

  /** Writes down what the instance's parts are made from; its own document does not show it. */
  private void keep(Input input, Resource instance) {
    Extras.keep(input, instance.hidden());
    boolean helper =
        input
            .bool("network_helper")
            .or(() -> new Input(account.settings()).bool("network_helper"))
            .orElse(true);
    instance.hidden().addProperty("network_helper", helper);
    List<JsonObject> interfaces = input.objects("interfaces").orElse(List.of());
    if (instance.text("interface_generation").equals("linode")) {
      InstanceInterfaces.keep(interfaces, instance);
    } else {
      LegacyInterfaces.keep(interfaces, instance);
    }
  }

  /**
   * Whether an instance boots once it is there: not without an image, nor, unless the order asks
   * for it, without any network.
   */
  static boolean boots(JsonObject body, Resource instance) {
    boolean isCutOff =
        instance.text("interface_generation").equals("linode") && !Json.has(body, "interfaces");
    return new Input(body).bool("booted").orElse(!isCutOff);
  }

  /**
   * Writes down what an instance shall run from now on; label, type, region and tags stay.
   *
   * @return whether it boots afterwards
   * @throws ApiException 400 when the order is not complete or not allowed; nothing is changed
   */
  boolean rebuild(JsonObject body, Resource instance) {
    Input input = new Input(body);
    Optional<JsonObject> region = regions.find(instance.text("region"));
    Checks checks = new Checks();
    Optional<String> image = checks.get(() -> imageOfRebuild(input));
    Optional<Boolean> booted = checks.get(() -> input.bool("booted").orElse(true));
    Optional<JsonObject> hidden = checks.get(() -> deployment.from(input, region));
    Optional<Extras> extras = checks.get(() -> Extras.of(input, catalog));
    checks.end();
    instance.hidden().keySet().retainAll(kept(input));
    hidden.orElseThrow().entrySet().forEach(e -> instance.hidden().add(e.getKey(), e.getValue()));
    instance.view().addProperty("image", image.orElseThrow());
    instance.view().addProperty("has_user_data", instance.hidden().has("user_data"));
    extras
        .orElseThrow()
        .diskEncryption()
        .ifPresent(word -> instance.view().addProperty("disk_encryption", word));
    countDeployment(instance.hidden());
    return booted.orElseThrow();
  }

  /** User data that a rebuild does not name stays; named as null it goes. */
  private static Set<String> kept(Input input) {
    boolean namesUserData =
        input.object("metadata").filter(metadata -> metadata.has("user_data")).isPresent();
    Set<String> kept = new HashSet<>(OF_THE_NETWORK);
    if (!namesUserData) {
      kept.add("user_data");
    }
    return kept;
  }

  private static String imageOfRebuild(Input input) {
    return input
        .string("image")
        .orElseThrow(() -> ApiException.invalid("image", "You must specify an image"));
  }

  /** Counts what {@code hidden} was deployed with, if it was with a StackScript. */
  void countDeployment(JsonObject hidden) {
    if (hidden.has("stackscript_id")) {
      int id = hidden.get("stackscript_id").getAsInt();
      JsonObject script = account.table(Account.Kind.STACKSCRIPT).find(id).orElseThrow().view();
      script.addProperty("deployments_total", script.get("deployments_total").getAsInt() + 1);
    }
  }

  /** Gives a new instance, or its interfaces, the firewalls of its order. */
  void attachFirewalls(JsonObject body, Resource instance, FirewallDevices devices) {
    firewalls.attach(new Input(body), instance, devices);
  }

  /** Refuses a label that another instance bears. */
  void requireUnique(String label, int ownId) {
    if (table().first(i -> i.label().equals(label) && i.id() != ownId).isPresent()) {
      throw ApiException.invalid("label", "Label must be unique among your linodes");
    }
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
    Interfaces.check(input, generation, firewalls::hasDefault);
    firewalls.check(input, generation.equals("legacy_config"));
    return generation;
  }

  private Table table() {
    return account.table(Account.Kind.INSTANCE);
  }
}
