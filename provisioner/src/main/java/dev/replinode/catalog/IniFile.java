package dev.replinode.catalog;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the INI dialect that Linode's tools share: {@code key = value} or {@code key: value} under
 * {@code [section]}, a value in quotes or not, comments after {@code #} or {@code ;} at the start
 * of a line. {@code [DEFAULT]} or {@code [default]} is inherited by every section.
 */
final class IniFile {
  private static final String DEFAULT = "default";
  private static final Pattern SETTING = Pattern.compile("([^=:]+)[=:](.*)");
  private static final Pattern QUOTED = Pattern.compile("([\"'])(.*)\\1");

  private final Map<String, Map<String, String>> sections = new HashMap<>();

  /** Reads {@code text}; lines that are neither sections nor settings are passed over. */
  static IniFile parse(String text) {
    IniFile ini = new IniFile();
    String section = DEFAULT;
    for (String raw : text.lines().toList()) {
      String line = raw.strip();
      if (line.startsWith("[") && line.endsWith("]")) {
        section = line.substring(1, line.length() - 1).strip().toLowerCase(Locale.ROOT);
      } else if (!line.startsWith("#") && !line.startsWith(";")) {
        ini.setting(section, line);
      }
    }
    return ini;
  }

  private void setting(String section, String line) {
    Matcher parts = SETTING.matcher(line);
    if (parts.matches()) {
      sections
          .computeIfAbsent(section, name -> new HashMap<>())
          .put(parts.group(1).strip().toLowerCase(Locale.ROOT), unquoted(parts.group(2).strip()));
    }
  }

  /** linodego's library takes quotes off; linode-cli writes none. */
  private static String unquoted(String value) {
    Matcher quoted = QUOTED.matcher(value);
    return quoted.matches() ? quoted.group(2) : value;
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
