package dev.replinode.program;

import dev.replinode.domain.text.SecretWords;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds programs of this machine by name and starts them with a given environment. */
public final class Programs {
  private final Map<String, String> environment;

  /** Programs as somebody with {@code environment} would find them. */
  public Programs(Map<String, String> environment) {
    this.environment =
        environment.entrySet().stream()
            .filter(variable -> !isSecret(variable.getKey()))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** No program that is asked here needs a token or a key; a proxy's address may hold one. */
  private static boolean isSecret(String name) {
    return SecretWords.isName(name) || name.toLowerCase(Locale.ROOT).endsWith("_proxy");
  }

  /** The environment that programs are started with: without what is, or may hold, a secret. */
  Map<String, String> environment() {
    return environment;
  }

  /**
   * Where {@code name} is on the path. Relative folders of the path are passed over: what runs must
   * not depend on the folder that somebody is in.
   */
  Optional<Path> find(String name) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(Programs::folder)
        .map(folder -> folder.resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static Stream<Path> folder(String text) {
    try {
      return Stream.of(Path.of(text)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Stream.empty();
    }
  }
}
