package dev.replinode.catalog;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What the configuration file of linode-cli or linodego says for one profile. Both keep an INI
 * file; the first that exists is read.
 *
 * @param token the profile's token
 * @param apiUrl the API without its version, such as {@code https://api.linode.com}
 * @param apiVersion {@code v4} or {@code v4beta}
 */
public record Profile(
    Optional<Secret> token, Optional<String> apiUrl, Optional<String> apiVersion) {
  private static final Profile NONE =
      new Profile(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Reads the profile {@code name}, or the file's default one.
   *
   * @param environment tells where the files are
   * @param warnings told when others may read the file
   * @throws ReplinodeException usage, when a named profile is nowhere, or a named file is not
   *     readable
   */
  public static Profile read(
      Optional<String> name, Map<String, String> environment, Consumer<String> warnings) {
    Optional<String> wanted = name.or(() -> Optional.ofNullable(environment.get("LINODE_PROFILE")));
    Optional<Path> file = candidates(environment).stream().filter(Files::isRegularFile).findFirst();
    if (file.isEmpty()) {
      wanted.ifPresent(
          profile -> {
            throw ReplinodeException.usage(
                "profile " + profile, "there is no configuration file of linode-cli or linodego");
          });
      return NONE;
    }
    Profile profile = read(file.get(), wanted);
    if (profile.token().isPresent()) {
      FileMode.check(file.get(), warnings);
    }
    return profile;
  }

  private static List<Path> candidates(Map<String, String> environment) {
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/")));
    Path config =
        Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of)
            .orElse(home.resolve(".config"));
    return Stream.of(
            named(environment, "LINODE_CONFIG", home),
            named(environment, "LINODE_CLI_CONFIG", home),
            Stream.of(
                home.resolve(".linode-cli"),
                config.resolve("linode"),
                config.resolve("linode-cli")))
        .flatMap(paths -> paths)
        .toList();
  }

  private static Stream<Path> named(Map<String, String> environment, String variable, Path home) {
    String value = environment.getOrDefault(variable, "");
    if (value.isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(value.startsWith("~/") ? home.resolve(value.substring(2)) : Path.of(value));
  }

  private static Profile read(Path file, Optional<String> wanted) {
    IniFile ini;
    try {
      ini = IniFile.parse(Files.readString(file));
    } catch (IOException e) {
      throw ReplinodeException.usage("configuration file " + file, "it cannot be read");
    }
    wanted
        .filter(profile -> !ini.has(profile))
        .ifPresent(
            profile -> {
              throw ReplinodeException.usage("profile " + profile, "it is not in " + file);
            });
    String section = wanted.or(() -> ini.get("default", "default-user")).orElse("default");
    Optional<String> url =
        ini.get(section, "api_url")
            .or(
                () ->
                    ini.get(section, "api_host")
                        .map(
                            host -> ini.get(section, "api_scheme").orElse("https") + "://" + host));
    return new Profile(
        ini.get(section, "token").map(Secret::of), url, ini.get(section, "api_version"));
  }
}
