package dev.replinode.sandbox.state;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The one account of a sandbox. Everything in it is read and changed within {@link #use} only: by
 * the API for each call, by instances for each change of their status.
 */
public final class Account {
  /** The account's only user, who has no restrictions. */
  public static final String USERNAME = "sandbox";

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private final InstantSource clock;
  private final Lock lock = new ReentrantLock();
  private Runnable keeper = () -> {};
  private final Map<Kind, Table> tables = new LinkedHashMap<>();
  private final Set<String> tags = new TreeSet<>();
  private final JsonObject settings = usualSettings();
  private final JsonObject profile = new JsonObject();
  private final JsonObject preferences = new JsonObject();
  private final JsonObject contact = new JsonObject();
  private final JsonObject firewallSettings =
      Json.object(
          "default_firewall_ids",
          Json.fields()
              .put("linode", null)
              .put("nodebalancer", null)
              .put("public_interface", null)
              .put("vpc_interface", null)
              .json());

  /** The kinds of things, with the number their ids start after. */
  public enum Kind {
    /** StackScripts of the account and the public ones. */
    STACKSCRIPT(1_400_000),
    /** Instances. */
    INSTANCE(62_000_000),
    /** What happened. */
    EVENT(710_000_000),
    /** Object Storage keys. */
    KEY(3_600_000),
    /** Firewalls. */
    FIREWALL(1_900_000),
    /** What firewalls apply to. */
    FIREWALL_DEVICE(2_500_000),
    /** Public SSH keys of the user. */
    SSH_KEY(500_000),
    /** Personal access tokens. */
    TOKEN(90_000_000),
    /** Disks that were made apart from an order: numbers only, instances hold them. */
    DISK(250_000_000),
    /** Configuration profiles, the same. */
    CONFIG(85_000_000);

    private final int before;

    Kind(int before) {
      this.before = before;
    }
  }

  /** An empty account. */
  public Account(InstantSource clock) {
    this.clock = clock;
    for (Kind kind : Kind.values()) {
      tables.put(kind, new Table(kind.before));
    }
  }

  /**
   * Reads or changes the account: {@code work} runs alone.
   *
   * @param changes whether the account is to be kept again afterwards, also when the work fails
   */
  public <T> T use(boolean changes, Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      try {
        if (changes) {
          keeper.run();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** From now on, {@code keeper} is called after every change, before it is answered. */
  public void keepWith(Runnable value) {
    keeper = value;
  }

  /** Everything, as one document. */
  public JsonObject save() {
    JsonObject kinds = new JsonObject();
    tables.forEach((kind, table) -> kinds.add(kind.name(), table.save()));
    return Json.fields()
        .put("tables", kinds)
        .put("tags", List.copyOf(tags))
        .put("settings", settings)
        .put("firewall_settings", firewallSettings)
        .put("profile", profile)
        .put("preferences", preferences)
        .put("contact", contact)
        .json();
  }

  /** Takes up what {@link #save()} gave. */
  public void restore(JsonObject saved) {
    JsonObject kinds = saved.getAsJsonObject("tables");
    // A folder of an earlier version need not have all kinds.
    tables.forEach(
        (kind, table) -> {
          if (kinds.has(kind.name())) {
            table.restore(kinds.getAsJsonObject(kind.name()));
          }
        });
    tags.addAll(Json.strings(saved, "tags"));
    // Earlier versions stored settings that were sent as null.
    saved.getAsJsonObject("settings").entrySet().stream()
        .filter(e -> !e.getValue().isJsonNull())
        .forEach(e -> settings.add(e.getKey(), e.getValue()));
    takeUp(saved, "firewall_settings", firewallSettings);
    takeUp(saved, "profile", profile);
    takeUp(saved, "preferences", preferences);
    takeUp(saved, "contact", contact);
  }

  /** A folder of an earlier version need not have the part. */
  private static void takeUp(JsonObject saved, String name, JsonObject part) {
    if (saved.has(name)) {
      saved.getAsJsonObject(name).entrySet().forEach(e -> part.add(e.getKey(), e.getValue()));
    }
  }

  /** All things of one kind. */
  public Table table(Kind kind) {
    return tables.get(kind);
  }

  /** The labels of the tags that exist. */
  public Set<String> tags() {
    return tags;
  }

  /** The account's settings, as the API shows them. */
  public JsonObject settings() {
    return settings;
  }

  /** What the user has changed of the profile, in the fields that the API shows. */
  public JsonObject profile() {
    return profile;
  }

  /** What clients have stored with the user. */
  public JsonObject preferences() {
    return preferences;
  }

  /** What was changed of the account's address and names, in the fields that the API shows. */
  public JsonObject contact() {
    return contact;
  }

  /** Which firewalls new things get, as the API shows it. */
  public JsonObject firewallSettings() {
    return firewallSettings;
  }

  /** The time now. */
  public Instant instant() {
    return clock.instant();
  }

  /** The time now as the API writes it: UTC, whole seconds, no zone. */
  public String now() {
    return SECONDS.format(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  private static JsonObject usualSettings() {
    return Json.fields()
        .put("managed", false)
        .put("longview_subscription", null)
        .put("network_helper", true)
        .put("backups_enabled", false)
        .put("object_storage", "active")
        .put("interfaces_for_new_linodes", "legacy_config_default_but_linode_allowed")
        .put("maintenance_policy", "linode/migrate")
        .put("tfa_enforced", false)
        .json();
  }
}
