package dev.replinode.sandbox.instance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * User data that begins with {@code #cloud-config}, as far as the sandbox carries it out: {@code
 * write_files}, then {@code runcmd}, both as one shell script.
 *
 * @param script what cloud-init would do, for {@code /bin/sh}
 * @param leftOut what is in the document and is not carried out
 */
record CloudConfig(String script, List<String> leftOut) {
  static final String FIRST_LINE = "#cloud-config";

  private static final int LARGEST_CHARACTERS = 128 << 10;

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException it is no mapping in YAML, or one of the two parts is not what
   *     cloud-init wants
   */
  static CloudConfig read(String userData) {
    Map<?, ?> document = mapping(load(userData));
    List<String> lines = new ArrayList<>(List.of("#!/bin/sh"));
    List<String> leftOut = new ArrayList<>();
    for (Map.Entry<?, ?> entry : document.entrySet()) {
      if (!List.of("write_files", "runcmd").contains(entry.getKey())) {
        leftOut.add(String.valueOf(entry.getKey()));
      }
    }
    for (Object file : list(document.get("write_files"), "write_files")) {
      new WrittenFile(strings(file)).addTo(lines, leftOut);
    }
    for (Object command : list(document.get("runcmd"), "runcmd")) {
      lines.add(command(command));
    }
    return new CloudConfig(String.join("\n", lines) + "\n", List.copyOf(leftOut));
  }

  private static Object load(String text) {
    try {
      LoadSettings settings =
          LoadSettings.builder()
              .setLabel("user data")
              .setCodePointLimit(LARGEST_CHARACTERS)
              .build();
      return new Load(settings).loadFromString(text);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(e.getMessage().lines().findFirst().orElse("no YAML"), e);
    }
  }

  private static Map<?, ?> mapping(Object value) {
    if (value == null) {
      return Map.of();
    }
    if (value instanceof Map<?, ?> mapping) {
      return mapping;
    }
    throw new IllegalArgumentException("it is no mapping");
  }

  private static List<?> list(Object value, String name) {
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException(name + " is no list");
  }

  private static Map<String, String> strings(Object value) {
    Map<String, String> strings = new LinkedHashMap<>();
    mapping(value).forEach((key, part) -> strings.put(String.valueOf(key), String.valueOf(part)));
    return strings;
  }

  /** A string is a line for the shell, a list are the words of one command. */
  private static String command(Object command) {
    return command instanceof List<?> words
        ? words.stream().map(word -> quoted(String.valueOf(word))).collect(Collectors.joining(" "))
        : String.valueOf(command);
  }

  static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** One entry of {@code write_files}; its bytes travel in base64. */
  private record WrittenFile(Map<String, String> fields) {

    void addTo(List<String> lines, List<String> leftOut) {
      String path = fields.getOrDefault("path", "");
      if (!path.startsWith("/")) {
        throw new IllegalArgumentException("a file of write_files has no absolute path");
      }
      String file = quoted(path);
      lines.add("mkdir -p \"$(dirname " + file + ")\"");
      String arrow = Boolean.parseBoolean(fields.get("append")) ? " >> " : " > ";
      lines.add("echo " + base64() + " | base64 -d" + unpack() + arrow + file);
      String mode = fields.getOrDefault("permissions", "644").replaceFirst("^0o?", "");
      if (!mode.matches("[0-7]{1,4}")) {
        throw new IllegalArgumentException("the permissions of " + path + " are no octal number");
      }
      lines.add("chmod " + mode + " " + file);
      if (!fields.getOrDefault("owner", "root").matches("root(:root)?")) {
        leftOut.add("owner of " + path);
      }
    }

    private String base64() {
      String content = fields.getOrDefault("content", "");
      String encoding = fields.getOrDefault("encoding", "text/plain");
      return encoding.matches("(gz(ip)?\\+)?b(ase)?64")
          ? quoted(content.replaceAll("\\s", ""))
          : Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }

    private String unpack() {
      return fields.getOrDefault("encoding", "").startsWith("gz") ? " | gzip -d" : "";
    }
  }
}
