package dev.replinode.sandbox.fault;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Catalog;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which calls go wrong, how, and how often. The fields of its document are told in docs/sandbox.md.
 *
 * @param isStorage whether it is about S3 rather than the API
 * @param endpoint the only S3 endpoint it is about
 * @param method the only HTTP method it is about
 * @param path what the whole path must match
 * @param nth the first matching call that may be struck, from 1
 * @param times how many calls are struck; 0 for no end
 * @param probability of each matching call to be struck, drawn from {@code seed}
 * @param delay before anything else is done
 */
record CallRule(
    boolean isStorage,
    Optional<String> endpoint,
    Optional<String> method,
    Pattern path,
    long nth,
    long times,
    double probability,
    long seed,
    Duration delay,
    Effect effect) {
  private static final int MOST = 1_000_000_000;
  private static final long LONGEST_DELAY_MILLIS = 3_600_000;
  private static final List<String> EFFECTS =
      List.of("status", "cut", "truncateBytes", "garbage", "bytesPerSecond");
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "on",
          "endpoint",
          "method",
          "path",
          "nth",
          "times",
          "probability",
          "seed",
          "delayMillis",
          "when",
          "status",
          "reason",
          "code",
          "headers",
          "cut",
          "truncateBytes",
          "garbage",
          "bytesPerSecond");

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException it makes no sense; one sentence says why
   */
  static CallRule read(JsonObject document, Catalog catalog) {
    RuleFields fields = new RuleFields(document, FIELDS);
    String on = fields.text("on").orElse("api");
    require(on.equals("api") || on.equals("s3"), "the fault's on must be api or s3");
    Optional<String> endpoint = fields.text("endpoint");
    require(endpoint.isEmpty() || on.equals("s3"), "the fault's endpoint needs \"on\": \"s3\"");
    endpoint.ifPresent(
        id -> require(catalog.endpoint(id).isPresent(), "the fault's endpoint is unknown: " + id));
    Optional<Double> probability = fields.share("probability");
    return new CallRule(
        on.equals("s3"),
        endpoint,
        fields.text("method").map(text -> text.toUpperCase(Locale.ROOT)),
        pattern(fields.text("path").orElse("/**")),
        fields.number("nth", 1, MOST).orElse(1L),
        fields.number("times", 0, MOST).orElse(probability.isPresent() ? 0L : 1L),
        probability.orElse(1.0),
        fields.number("seed", 0, Long.MAX_VALUE).orElse(0L),
        Duration.ofMillis(fields.number("delayMillis", 0, LONGEST_DELAY_MILLIS).orElse(0L)),
        effect(fields));
  }

  boolean matches(Call call) {
    return call.isStorage() == isStorage
        && endpoint.filter(id -> !id.equals(call.endpoint())).isEmpty()
        && method.filter(word -> !word.equals(call.method())).isEmpty()
        && path.matcher(call.path()).matches();
  }

  private static Effect effect(RuleFields fields) {
    List<String> named = EFFECTS.stream().filter(fields::has).toList();
    require(named.size() <= 1, "a fault does one thing, not " + String.join(" and ", named));
    String effect = named.isEmpty() ? "delayMillis" : named.get(0);
    require(
        fields.has(effect), "a fault needs one of " + String.join(", ", EFFECTS) + ", delayMillis");
    onlyWith(fields, List.of("reason", "code", "headers"), effect, Set.of("status"));
    onlyWith(fields, List.of("when"), effect, Set.of("status", "cut"));
    String when = fields.text("when").orElse("before");
    require(
        when.equals("before") || when.equals("after"), "the fault's when must be before or after");
    boolean acts = when.equals("after");
    return switch (effect) {
      case "status" ->
          new Effect.Answer(
              fields.number("status", 400, 599).orElseThrow().intValue(),
              fields.text("reason").orElse(""),
              fields.text("code").orElse(""),
              headers(fields),
              acts);
      case "cut" -> onTrue(fields, "cut", new Effect.Cut(acts));
      case "truncateBytes" ->
          new Effect.Truncate(fields.number("truncateBytes", 0, MOST).orElseThrow().intValue());
      case "garbage" -> onTrue(fields, "garbage", new Effect.Garbage());
      case "bytesPerSecond" ->
          new Effect.Slow(fields.number("bytesPerSecond", 1, MOST).orElseThrow().intValue());
      default -> new Effect.Late();
    };
  }

  private static Map<String, String> headers(RuleFields fields) {
    Map<String, String> headers = fields.texts("headers");
    headers.forEach(
        (name, value) ->
            require(
                name.matches("[A-Za-z0-9-]+") && value.matches("[\\x20-\\x7e]*"),
                "the fault's headers must be names and values of HTTP"));
    return headers;
  }

  private static Effect onTrue(RuleFields fields, String name, Effect effect) {
    require(fields.bool(name).orElse(false), "the fault's " + name + " can only be true");
    return effect;
  }

  private static void onlyWith(
      RuleFields fields, List<String> names, String effect, Set<String> effects) {
    for (String name : names) {
      require(
          !fields.has(name) || effects.contains(effect),
          "the fault's " + name + " goes only with " + String.join(" or ", new TreeSet<>(effects)));
    }
  }

  /** {@code *} stands for anything within a part of the path, {@code **} for anything. */
  private static Pattern pattern(String path) {
    require(path.startsWith("/"), "the fault's path must begin with a slash");
    StringBuilder pattern = new StringBuilder();
    for (String part : path.split("(?<=\\*)(?!\\*)|(?<!\\*)(?=\\*)", -1)) {
      pattern.append(
          part.equals("*") ? "[^/]*" : part.matches("\\*{2,}") ? ".*" : Pattern.quote(part));
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL);
  }

  private static void require(boolean fits, String complaint) {
    if (!fits) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
