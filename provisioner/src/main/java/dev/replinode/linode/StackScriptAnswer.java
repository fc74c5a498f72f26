package dev.replinode.linode;

import dev.replinode.api.model.StackScript;
import dev.replinode.domain.publish.PublishedScript;
import dev.replinode.domain.publish.ScriptContent;
import dev.replinode.domain.publish.Usage;
import dev.replinode.stackscript.UserDefinedField;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a StackScript as the API shows it. */
final class StackScriptAnswer {
  private StackScriptAnswer() {}

  /** Whether it tells what a script is found by; one that does not cannot be worked with. */
  static boolean isUsable(StackScript script) {
    return usableId(script) != null;
  }

  /** The id, or {@code null} when the answer is not a script's. */
  static Long usableId(StackScript script) {
    return script.getLabel() == null ? null : script.getId();
  }

  static PublishedScript published(StackScript script) {
    List<Map<String, String>> fields =
        Objects.requireNonNullElse(script.getUserDefinedFields(), List.of());
    return new PublishedScript(
        script.getId(),
        new ScriptContent(
            script.getLabel(),
            Objects.requireNonNullElse(script.getDescription(), ""),
            images(script),
            Boolean.TRUE.equals(script.isIsPublic()),
            Objects.requireNonNullElse(script.getScript(), "")),
        fields.stream().map(StackScriptAnswer::field).toList(),
        usage(script));
  }

  /**
   * Keys come in mixed case or with a space before them, and some answers tell an attribute that is
   * not there as {@code null}: all of that means what the tag says.
   */
  private static UserDefinedField field(Map<String, String> told) {
    Map<String, String> attributes = new LinkedHashMap<>();
    told.forEach(
        (key, value) -> {
          if (value != null) {
            attributes.put(key.strip().toLowerCase(Locale.ROOT), value);
          }
        });
    return new UserDefinedField(attributes);
  }

  /** Retired images come back as {@code null} entries. */
  private static Set<String> images(StackScript script) {
    List<String> images = Objects.requireNonNullElse(script.getImages(), List.of());
    return images.stream().filter(Objects::nonNull).collect(Collectors.toSet());
  }

  private static Usage usage(StackScript script) {
    return new Usage(
        Objects.requireNonNullElse(script.getDeploymentsActive(), 0),
        Objects.requireNonNullElse(script.getDeploymentsTotal(), 0),
        Optional.ofNullable(script.getUpdated()).map(OffsetDateTime::toInstant),
        Objects.requireNonNullElse(script.getRevNote(), ""));
  }
}
