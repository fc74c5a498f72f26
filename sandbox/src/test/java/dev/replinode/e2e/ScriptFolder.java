package dev.replinode.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of StackScripts as a team may have it, no two of one kind. */
final class ScriptFolder {
  private static final List<String> IMAGES =
      List.of(
          "images: [linode/debian12]",
          "images: [linode/ubuntu22.04, linode/debian12]",
          "images:\n- any/all");
  private static final List<String> DESCRIPTIONS =
      List.of("description: Serves pages", "description: |-\n  Two\n  lines: \"quoted\"", "");
  private static final List<String> BODIES =
      List.of(
          "#!/bin/bash\n# <UDF name=\"PORT\" label=\"Port\" default=\"80\" />\necho \"$PORT\"\n",
          "#!/bin/bash\necho no line end",
          "#!/bin/bash\nprintf '%s\\n' \"grüße, 世界 🎉\"\t# a tab\n\n\n",
          "#!/usr/bin/env python3\nprint('windows')\r\nprint('lines')\r\n");

  private final Path folder;

  private ScriptFolder(Path folder) {
    this.folder = folder;
  }

  /** Writes {@code count} scripts below {@code folder}. */
  static ScriptFolder write(Path folder, int count) throws IOException {
    ScriptFolder scripts = new ScriptFolder(folder);
    for (int i = 0; i < count; i++) {
      scripts.add("team script %02d".formatted(i), i);
    }
    return scripts;
  }

  /** Writes scripts in which nobody can find a mistake. */
  static void writeClean(Path folder, int count) throws IOException {
    ScriptFolder scripts = new ScriptFolder(folder);
    for (int i = 0; i < count; i++) {
      scripts.add("clean script %03d".formatted(i), i * BODIES.size());
    }
  }

  /** Adds a script of the {@code kind}-th kind. */
  void add(String label, int kind, String... more) throws IOException {
    Path own = Files.createDirectories(folder.resolve("nested/" + kind % 3).resolve(slug(label)));
    String settings =
        String.join(
            "\n",
            "label: " + label,
            DESCRIPTIONS.get(kind % DESCRIPTIONS.size()),
            IMAGES.get(kind % IMAGES.size()),
            String.join("\n", more));
    Files.writeString(own.resolve("manifest.yaml"), settings + "\n");
    Files.writeString(own.resolve("script.sh"), BODIES.get(kind % BODIES.size()));
  }

  /** Changes the text of the script of that label, which is of the {@code kind}-th kind. */
  void edit(String label, int kind) throws IOException {
    Path script = folder.resolve("nested/" + kind % 3).resolve(slug(label)).resolve("script.sh");
    Files.writeString(script, Files.readString(script) + "\n# edited\n");
  }

  private static String slug(String label) {
    return label.replace(' ', '-');
  }
}
