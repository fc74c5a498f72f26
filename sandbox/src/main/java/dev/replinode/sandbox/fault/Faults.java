package dev.replinode.sandbox.fault;

import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.catalog.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;

/**
 * What shall go wrong. A fault is a name, for some with {@code =} and an argument; it works from
 * the moment it is switched on until it is switched off. Safe for use by many threads.
 */
public final class Faults {
  private final Set<String> active = new CopyOnWriteArraySet<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  /** Something that can be made to go wrong. */
  public enum Kind {
    /** The boot of a new instance fails with a message; it ends offline. */
    BOOT_FAILED("boot-failed", false),
    /** Making an instance fails after it was accepted. */
    CREATE_FAILED("create-failed", false),
    /** A new instance never leaves {@code provisioning}. */
    STUCK_PROVISIONING("stuck-provisioning", false),
    /** Instances boot and their script never runs. */
    NO_SCRIPT("no-script", false),
    /** Scripts run with a destination secret that is wrong; without such a field they exit 1. */
    SCRIPT_FAILED("script-failed", false),
    /** An endpoint, or all of a compute region, is gone; the argument is its id. */
    REGION_OUTAGE("region-outage", true),
    /** A compute region has no metadata service; the argument is its id. */
    NO_METADATA("no-metadata", true),
    /** Keys are made, but the answer is 500 and their secrets are lost. */
    KEYS_FAILED("keys-failed", false),
    /** New keys open nothing for a while; the argument is a number of seconds. */
    SLOW_KEYS("slow-keys", true),
    /** The next call of a path (the argument, without version) is refused with 429. */
    TOO_MANY_REQUESTS("too-many-requests", true),
    /** The next change at a path is made, but the connection ends before the answer. */
    LOST_ANSWER("lost-answer", true);

    private final String word;
    private final boolean hasArgument;

    Kind(String word, boolean hasArgument) {
      this.word = word;
      this.hasArgument = hasArgument;
    }

    /** The name on the command line and in the API. */
    public String word() {
      return word;
    }
  }

  /**
   * Switches a fault on or off.
   *
   * @param fault {@code name} or {@code name=argument}
   * @throws IllegalArgumentException no such fault, or an argument that is missing or too much
   */
  public void set(String fault, boolean on) {
    check(fault);
    if (on ? active.add(fault) : active.remove(fault)) {
      listeners.forEach(listener -> listener.accept(fault));
    }
  }

  /** The faults that are on. */
  public List<String> active() {
    return List.copyOf(active);
  }

  /** Whether a fault without an argument is on. */
  public boolean has(Kind kind) {
    return active.contains(kind.word);
  }

  /** Whether a fault that strikes once is on for {@code argument}; it is off afterwards. */
  public boolean take(Kind kind, String argument) {
    return active.remove(kind.word + "=" + argument);
  }

  /** The argument of a fault that is on; empty when it is off. */
  public Optional<String> argument(Kind kind) {
    return active.stream()
        .filter(fault -> fault.startsWith(kind.word + "="))
        .map(fault -> fault.substring(kind.word.length() + 1))
        .findFirst();
  }

  /** Whether an endpoint is out, by itself or with its region. */
  public boolean isOut(Endpoint endpoint) {
    return active.contains(Kind.REGION_OUTAGE.word + "=" + endpoint.id())
        || active.contains(Kind.REGION_OUTAGE.word + "=" + endpoint.region());
  }

  /** Whether a compute region, or one of its endpoints, is out. */
  public boolean isRegionOut(String region, Catalog catalog) {
    return active.contains(Kind.REGION_OUTAGE.word + "=" + region)
        || catalog.endpointsIn(region).stream().anyMatch(this::isOut);
  }

  /** Calls {@code listener} with each fault that is switched on or off. */
  public void onChange(Consumer<String> listener) {
    listeners.add(listener);
  }

  private static void check(String fault) {
    String[] parts = fault.split("=", 2);
    for (Kind kind : Kind.values()) {
      if (kind.word.equals(parts[0])) {
        if (kind.hasArgument != (parts.length == 2 && !parts[1].isEmpty())) {
          throw new IllegalArgumentException(
              kind.hasArgument
                  ? "the fault " + kind.word + " needs an argument: " + kind.word + "=…"
                  : "the fault " + kind.word + " takes no argument");
        }
        if (kind == Kind.SLOW_KEYS && !parts[1].matches("\\d{1,5}")) {
          throw new IllegalArgumentException("slow-keys needs a number of seconds: slow-keys=30");
        }
        return;
      }
    }
    throw new IllegalArgumentException("no such fault: " + parts[0]);
  }
}
