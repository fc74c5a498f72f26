package dev.replinode.catalog;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the INI dialect that Linode's tools share: {@code key = value} under {@code [section]},
 * comments after {@code #} or {@code ;} at the start of a line. {@code [DEFAULT]} or {@code
 * [default]} is inherited by every section.
 */
final class IniFile {
  private static final String DEFAULT = "default";

  private final Map<String, Map<String, String>> sections = new HashMap<>();

  /** Reads {@code text}; lines that are neither sections nor settings are passed over. */
  static IniFile parse(String text) {
    IniFile ini = new IniFile();
    String section = DEFAULT;
    for (String raw : text.lines().toList()) {
      String line = raw.strip();
      if (line.startsWith("[") && line.endsWith("]")) {
        section = line.substring(1, line.length() - 1).strip().toLowerCase(Locale.ROOT);
      } else if (!line.startsWith("#") && !line.startsWith(";") && line.contains("=")) {
        int equals = line.indexOf('=');
        ini.sections
            .computeIfAbsent(section, name -> new HashMap<>())
            .put(
                line.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                line.substring(equals + 1).strip());
      }
    }
    return ini;
  }

  /** Whether there is a section of that name. */
  boolean has(String section) {
    return sections.containsKey(section.toLowerCase(Locale.ROOT));
  }

  /** A setting of a section, or of the default section when it has none of its own. */
  Optional<String> get(String section, String key) {
    Map<String, String> own = sections.getOrDefault(section.toLowerCase(Locale.ROOT), Map.of());
    Map<String, String> inherited = sections.getOrDefault(DEFAULT, Map.of());
    return Optional.ofNullable(own.getOrDefault(key, inherited.get(key)))
        .filter(value -> !value.isEmpty());
  }
}
