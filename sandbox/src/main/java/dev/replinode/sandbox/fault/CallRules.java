package dev.replinode.sandbox.fault;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Catalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The rules about single calls that are on, in the order in which they came. */
public final class CallRules {
  private static final int MOST_RULES = 1000;

  private final List<Active> rules = new ArrayList<>();
  private int number;

  /**
   * That a call is struck.
   *
   * @param rule the id of the rule
   * @param delay before anything else is done
   * @param effect what happens then
   */
  public record Strike(String rule, Duration delay, Effect effect) {}

  private static final class Active {
    private final String id;
    private final CallRule rule;
    private final JsonObject document;
    private final Random random;
    private long matched;
    private long struck;

    Active(String id, CallRule rule, JsonObject document) {
      this.id = id;
      this.rule = rule;
      this.document = document;
      this.random = new Random(rule.seed());
    }

    boolean isUsedUp() {
      return rule.times() > 0 && struck >= rule.times();
    }

    /** Every matching call draws a number, so that the same calls are struck in each run. */
    boolean strikes() {
      matched++;
      boolean drawn = random.nextDouble() < rule.probability();
      boolean strikes = drawn && matched >= rule.nth() && !isUsedUp();
      struck += strikes ? 1 : 0;
      return strikes;
    }

    JsonObject view() {
      JsonObject view = new JsonObject();
      view.addProperty("id", id);
      document.entrySet().forEach(entry -> view.add(entry.getKey(), entry.getValue()));
      view.addProperty("matched", matched);
      view.addProperty("struck", struck);
      return view;
    }
  }

  /** Adds a rule, or replaces the one of the same id; returns its id. */
  synchronized String add(JsonObject document, Catalog catalog) {
    CallRule rule = CallRule.read(document, catalog);
    RuleFields fields = new RuleFields(document, document.keySet());
    String id = fields.text("id").orElseGet(() -> "rule-" + (number + 1));
    if (!id.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException(
          "the fault's id must be 1 to 64 letters, digits, dots, hyphens or underscores");
    }
    if (rules.size() >= MOST_RULES) {
      throw new IllegalArgumentException("there are " + MOST_RULES + " rules already");
    }
    number++;
    rules.removeIf(active -> active.id.equals(id));
    rules.add(new Active(id, rule, document.deepCopy()));
    return id;
  }

  synchronized boolean remove(String id) {
    return rules.removeIf(active -> active.id.equals(id));
  }

  synchronized void clear() {
    rules.clear();
  }

  /** What happens to a call: the first rule that strikes decides, later ones do not count it. */
  public synchronized Optional<Strike> strike(Call call) {
    return rules.stream()
        .filter(active -> active.rule.matches(call) && active.strikes())
        .findFirst()
        .map(active -> new Strike(active.id, active.rule.delay(), active.rule.effect()));
  }

  /** The rules with how many calls they matched and struck; used-up ones stay until removed. */
  public synchronized List<JsonObject> views() {
    return rules.stream().map(Active::view).toList();
  }
}
