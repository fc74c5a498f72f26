package dev.replinode.catalog;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names of folders for labels. A label may hold anything, a path among others, so it is never used
 * as it is.
 */
final class FolderNames {
  private static final int LONGEST = 60;
  private static final String NAMELESS = "script";

  private final Path root;
  private final Set<String> given = new HashSet<>();

  /** Names below {@code root}. */
  FolderNames(Path root) {
    this.root = root;
  }

  /** Lower-case letters, digits and single hyphens; never empty. */
  static String of(String label) {
    String plain = Normalizer.normalize(label, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    String slug =
        plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String shorter = slug.length() > LONGEST ? slug.substring(0, LONGEST) : slug;
    String name = shorter.replaceAll("-$", "");
    return name.isEmpty() ? NAMELESS : name;
  }

  /**
   * A folder for {@code name} that no manifest is in and that was not given away: of that name, or
   * with a number after it.
   */
  Path free(String name) {
    String candidate = name;
    for (int number = 2; !given.add(candidate) || isTaken(at(candidate)); number++) {
      candidate = name + "-" + number;
    }
    return at(candidate);
  }

  private Path at(String name) {
    boolean isHere = root.toString().isEmpty() || root.toString().equals(".");
    return isHere ? Path.of(name) : root.resolve(name);
  }

  private static boolean isTaken(Path folder) {
    return FolderWalk.MANIFESTS.stream()
        .anyMatch(file -> Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS));
  }
}
