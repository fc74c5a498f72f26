package dev.replinode.sandbox.fault;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.catalog.Endpoint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;

/**
 * What shall go wrong. A fault is a name, for some with {@code =} and an argument, or a rule about
 * single calls; it works from the moment it is switched on until it is switched off or used up.
 * Safe for use by many threads.
 */
public final class Faults {
  private final Set<Fault> active = new CopyOnWriteArraySet<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private final Catalog catalog;
  private final CallRules rules = new CallRules();

  /** Something that can be made to go wrong. */
  public enum Kind {
    /** The boot of a new instance fails with a message; it ends offline. */
    BOOT_FAILED("boot-failed", Fault.Argument.NONE),
    /** Making an instance fails after it was accepted. */
    CREATE_FAILED("create-failed", Fault.Argument.NONE),
    /** A new instance never leaves {@code provisioning}. */
    STUCK_PROVISIONING("stuck-provisioning", Fault.Argument.NONE),
    /** Instances boot and their script never runs. */
    NO_SCRIPT("no-script", Fault.Argument.NONE),
    /** Scripts run with a destination secret that is wrong; without such a field they exit 1. */
    SCRIPT_FAILED("script-failed", Fault.Argument.NONE),
    /** An instance's processes are killed and it is off; strikes once, as soon as it runs. */
    INSTANCE_KILLED("instance-killed", Fault.Argument.INSTANCE),
    /** An instance is rebooted by its host; strikes once, as soon as it runs. */
    INSTANCE_REBOOTED("instance-rebooted", Fault.Argument.INSTANCE),
    /** An endpoint, or all of a compute region, is gone; the argument is its id. */
    REGION_OUTAGE("region-outage", Fault.Argument.PLACE),
    /** A compute region has no metadata service; the argument is its id. */
    NO_METADATA("no-metadata", Fault.Argument.REGION),
    /** Every S3 request for a bucket is answered 503 SlowDown. */
    SLOW_DOWN("slow-down", Fault.Argument.BUCKET),
    /** Keys are made, but the answer is 500 and their secrets are lost. */
    KEYS_FAILED("keys-failed", Fault.Argument.NONE),
    /** New keys open nothing for a while; the argument is a number of seconds. */
    SLOW_KEYS("slow-keys", Fault.Argument.SECONDS),
    /** New keys open nothing any more after a while, though the API still lists them. */
    KEYS_EXPIRE("keys-expire", Fault.Argument.SECONDS),
    /** New events are not told before so many seconds have passed. */
    LATE_EVENTS("late-events", Fault.Argument.SECONDS),
    /** Events of an action are never told. */
    MISSING_EVENTS("missing-events", Fault.Argument.ACTION),
    /** Events of an action are told a second time, under another id, when they have ended. */
    REPEATED_EVENTS("repeated-events", Fault.Argument.ACTION),
    /** The sandbox's clock is wrong by so many seconds: in documents and in {@code Date}. */
    CLOCK_SKEW("clock-skew", Fault.Argument.OFFSET),
    /** The next call of a path (the argument, without version) is refused with 429. */
    TOO_MANY_REQUESTS("too-many-requests", Fault.Argument.PATH),
    /** The next change at a path is made, but the connection ends before the answer. */
    LOST_ANSWER("lost-answer", Fault.Argument.PATH);

    private final String word;
    private final Fault.Argument argument;

    Kind(String word, Fault.Argument argument) {
      this.word = word;
      this.argument = argument;
    }

    /** The name on the command line and in the API. */
    public String word() {
      return word;
    }

    Fault.Argument argument() {
      return argument;
    }

    static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
  }

  /** No fault is on; places are those of {@code catalog}. */
  public Faults(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Switches on what a word of the command line says: a fault's name, or a JSON object with a rule
   * or a name.
   *
   * @throws IllegalArgumentException it is neither
   */
  public void add(String specification) {
    if (!specification.strip().startsWith("{")) {
      set(specification, true);
      return;
    }
    try {
      add(JsonParser.parseString(specification).getAsJsonObject());
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("a fault is no proper JSON: " + specification, e);
    }
  }

  /**
   * Switches on what a document says: {@code {"name": …}}, with {@code "active": false} to switch
   * it off, or a rule about calls.
   *
   * @return the id of the rule; empty for a name
   * @throws IllegalArgumentException the document is neither
   */
  public Optional<String> add(JsonObject document) {
    if (!document.has("name")) {
      return Optional.of(rules.add(document, catalog));
    }
    RuleFields fields = new RuleFields(document, Set.of("name", "active"));
    set(fields.text("name").orElse(""), fields.bool("active").orElse(true));
    return Optional.empty();
  }

  /**
   * Switches a named fault on or off.
   *
   * @param fault {@code name} or {@code name=argument}
   * @throws IllegalArgumentException no such fault, or an argument that is missing or too much
   */
  public void set(String fault, boolean on) {
    Fault read = Fault.read(fault, catalog);
    if (on && read.isSingle()) {
      active.removeIf(other -> other.kind() == read.kind() && !other.equals(read));
    }
    if (on ? active.add(read) : active.remove(read)) {
      listeners.forEach(listener -> listener.accept(read.toString()));
    }
  }

  /** Switches off a named fault or the rule of that id; {@code false} when it was not on. */
  public boolean remove(String nameOrRule) {
    boolean isOn = active().contains(nameOrRule);
    if (isOn) {
      set(nameOrRule, false);
    }
    return isOn || rules.remove(nameOrRule);
  }

  /** Switches everything off. */
  public void clear() {
    active().forEach(fault -> set(fault, false));
    rules.clear();
  }

  /** The named faults that are on. */
  public List<String> active() {
    return active.stream().map(Fault::toString).toList();
  }

  /** The rules about single calls. */
  public CallRules rules() {
    return rules;
  }

  /** Whether a fault without an argument is on. */
  public boolean has(Kind kind) {
    return has(kind, "");
  }

  /** Whether a fault is on for {@code argument}. */
  public boolean has(Kind kind, String argument) {
    return active.contains(new Fault(kind, argument));
  }

  /** Whether a fault that strikes once is on for {@code argument}; it is off afterwards. */
  public boolean take(Kind kind, String argument) {
    return active.remove(new Fault(kind, argument));
  }

  /** The argument of a fault that is on; empty when it is off. */
  public Optional<String> argument(Kind kind) {
    return active.stream().filter(f -> f.kind() == kind).map(Fault::argument).findFirst();
  }

  /** The number of seconds of a fault; 0 when it is off. */
  public long seconds(Kind kind) {
    return argument(kind).map(Long::parseLong).orElse(0L);
  }

  /** Whether an endpoint is out, by itself or with its region. */
  public boolean isOut(Endpoint endpoint) {
    return has(Kind.REGION_OUTAGE, endpoint.id()) || has(Kind.REGION_OUTAGE, endpoint.region());
  }

  /** Whether a compute region, or one of its endpoints, is out. */
  public boolean isRegionOut(String region, Catalog regions) {
    return has(Kind.REGION_OUTAGE, region)
        || regions.endpointsIn(region).stream().anyMatch(this::isOut);
  }

  /** Calls {@code listener} with each fault that is switched on or off. */
  public void onChange(Consumer<String> listener) {
    listeners.add(listener);
  }
}
