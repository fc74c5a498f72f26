package dev.replinode.stackscript;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One user-defined field (UDF) of a StackScript, as the platform's parser returns it.
 *
 * <p>An attribute that the tag does not have is absent; an attribute written as {@code default=""}
 * is present and empty. Unknown attributes are kept.
 *
 * @param attributes keys in lower case with whatever stray text they carry, values verbatim, in the
 *     order of the tag
 */
public record UserDefinedField(Map<String, String> attributes) {

  /** Copies the attributes, keeping their order. */
  public UserDefinedField {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** The value of the attribute {@code name}, or an empty string when the tag has none. */
  public String name() {
    return attributes.getOrDefault("name", "");
  }

  /** The name under which the script finds the value in its environment: upper case. */
  public String variable() {
    return name().toUpperCase(Locale.ROOT);
  }

  /** The value of one attribute; {@code key} in lower case. */
  public Optional<String> attribute(String key) {
    return Optional.ofNullable(attributes.get(key));
  }

  /** The options of a single choice, not trimmed; empty when the field has no {@code oneOf}. */
  public List<String> oneOf() {
    return options("oneof");
  }

  /** The options of a multiple choice, not trimmed; empty when the field has no {@code manyOf}. */
  public List<String> manyOf() {
    return options("manyof");
  }

  /** Whether a deployment must supply a value: the tag has no {@code default}. */
  public boolean isRequired() {
    return !attributes.containsKey("default");
  }

  /** Whether the platform's form masks the value: the name contains {@code password}. */
  public boolean isSecret() {
    return name().toLowerCase(Locale.ROOT).contains("password");
  }

  private List<String> options(String key) {
    String joined = attributes.getOrDefault(key, "");
    return joined.isEmpty() ? List.of() : List.copyOf(Arrays.asList(joined.split(",", -1)));
  }
}
