package dev.replinode.domain.failover;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A named thing with options: a behavior or criterion of a rule tree, a target or test of a GTM
 * property. Options that nobody asks for are kept and mean nothing.
 *
 * @param options text, numbers, booleans, lists and maps of these, as JSON has them
 */
public record Feature(String name, Spot spot, Map<String, Object> options) {
  private static final Pattern DURATION = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h|d)");
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  /** Copies the options. */
  public Feature {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** Whether it is of that name. */
  public boolean is(String wanted) {
    return name.equals(wanted);
  }

  /** A text that is not empty. */
  public Optional<String> text(String option) {
    return Optional.ofNullable(options.get(option))
        .filter(String.class::isInstance)
        .map(value -> ((String) value).strip())
        .filter(value -> !value.isEmpty());
  }

  /** A host name, in lower case. */
  public Optional<String> host(String option) {
    return text(option).map(host -> host.toLowerCase(Locale.ROOT));
  }

  /** A number, also one that stands there as text. */
  public OptionalDouble number(String option) {
    Object value = options.get(option);
    if (value instanceof Number number) {
      return OptionalDouble.of(number.doubleValue());
    }
    return value instanceof String text && text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")
        ? OptionalDouble.of(Double.parseDouble(text))
        : OptionalDouble.empty();
  }

  /** A boolean, or what counts when it is not there. */
  public boolean flag(String option, boolean byDefault) {
    return options.get(option) instanceof Boolean value ? value : byDefault;
  }

  /** The texts and numbers of a list; one value alone is a list too. */
  public List<String> words(String option) {
    Object value = options.get(option);
    if (value instanceof List<?> list) {
      return list.stream()
          .filter(item -> item instanceof String || item instanceof Number)
          .map(String::valueOf)
          .toList();
    }
    return value instanceof String || value instanceof Number
        ? List.of(String.valueOf(value))
        : List.of();
  }

  /** A time such as {@code 5s} or {@code 10m}. */
  public Optional<Duration> duration(String option) {
    Matcher form = DURATION.matcher(text(option).orElse(""));
    return form.matches()
        ? Optional.of(
            Duration.ofMillis(
                Math.round(Double.parseDouble(form.group(1)) * MILLIS.get(form.group(2)))))
        : Optional.empty();
  }
}
