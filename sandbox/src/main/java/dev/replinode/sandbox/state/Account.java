package dev.replinode.sandbox.state;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one account of a sandbox. Everything in it is read and changed under {@link #lock()} only:
 * the API holds the lock for each call, instances for each change of their status.
 */
public final class Account {
  /** The account's only user, who has no restrictions. */
  public static final String USERNAME = "sandbox";

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private final InstantSource clock;
  private final Lock lock = new ReentrantLock();
  private final Map<Kind, Table> tables = new LinkedHashMap<>();
  private final Set<String> tags = new TreeSet<>();
  private final JsonObject settings = usualSettings();
  private final JsonObject firewallSettings =
      Json.object(
          "default_firewall_ids",
          Json.object(
              "linode", null, "nodebalancer", null, "public_interface", null, "vpc_interface", null));

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
    FIREWALL_DEVICE(2_500_000);

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

  /** Held for every use of this account. */
  public Lock lock() {
    return lock;
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
    return Json.object(
        "managed", false,
        "longview_subscription", null,
        "network_helper", true,
        "backups_enabled", false,
        "object_storage", "active",
        "interfaces_for_new_linodes", "legacy_config_default_but_linode_allowed",
        "maintenance_policy", "linode/migrate",
        "tfa_enforced", false);
  }
}
