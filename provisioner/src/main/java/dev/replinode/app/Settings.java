package dev.replinode.app;

import dev.replinode.catalog.Profile;
import dev.replinode.cli.GlobalOptions;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.Secret;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.linode.LinodeSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the API is, who asks, and with which bucket keys: from options, environment and the
 * configuration files of Linode's own tools, in that order.
 */
final class Settings {
  private static final String API = "https://api.linode.com";
  private static final List<String> KEYS =
      List.of(
          "SRC_ACCESSKEY", "SRC_SECRETKEY_PASSWORD", "DEST_ACCESSKEY", "DEST_SECRETKEY_PASSWORD");

  private final Map<String, String> environment;
  private final GlobalOptions options;

  Settings(Map<String, String> environment, GlobalOptions options) {
    this.environment = environment;
    this.options = options;
  }

  /**
   * The API and its token.
   *
   * @throws ReplinodeException usage for a wrong URL or file; not authorized without a token
   */
  LinodeSettings linode() {
    URI given = options.apiUrl().or(() -> variable("LINODE_URL").map(Settings::uri)).orElse(null);
    if (given != null) {
      ApiUrl.of(given, "v4");
    }
    Optional<Secret> token = directToken();
    Profile profile =
        token.isPresent() && options.profile().isEmpty()
            ? new Profile(Optional.empty(), Optional.empty(), Optional.empty())
            : Profile.read(options.profile(), environment);
    Secret known = token.or(profile::token).orElseThrow(Settings::noToken);
    URI base = given != null ? given : profile.apiUrl().map(Settings::uri).orElse(URI.create(API));
    String version =
        variable("LINODE_API_VERSION")
            .or(() -> variable("LINODE_CLI_API_VERSION"))
            .or(profile::apiVersion)
            .orElse("v4");
    Optional<Path> ca = variable("LINODE_CA").or(() -> variable("LINODE_CLI_CA")).map(Path::of);
    return new LinodeSettings(ApiUrl.of(base, version), known, ca);
  }

  /**
   * The user's own bucket keys: all four variables, or none.
   *
   * @throws ReplinodeException usage, naming the variables that are missing
   */
  Optional<BucketCredentials> credentials() {
    List<String> missing = KEYS.stream().filter(name -> variable(name).isEmpty()).toList();
    if (missing.size() == KEYS.size()) {
      return Optional.empty();
    }
    if (!missing.isEmpty()) {
      throw ReplinodeException.usage(
          "bucket keys", "set all four variables or none; missing: " + String.join(", ", missing));
    }
    return Optional.of(
        new BucketCredentials(key(KEYS.get(0), KEYS.get(1)), key(KEYS.get(2), KEYS.get(3))));
  }

  private AccessKey key(String id, String secret) {
    return new AccessKey(environment.get(id), Secret.of(environment.get(secret)));
  }

  private Optional<Secret> directToken() {
    if (options.tokenFile().isPresent()) {
      return Optional.of(fromFile(options.tokenFile().get()));
    }
    if (options.profile().isPresent()) {
      return Optional.empty();
    }
    return variable("LINODE_TOKEN").or(() -> variable("LINODE_CLI_TOKEN")).map(Secret::of);
  }

  private static Secret fromFile(Path file) {
    try {
      String token = Files.readString(file).strip();
      if (token.isEmpty() || token.contains("\n")) {
        throw ReplinodeException.usage("--token-file " + file, "it does not hold one token");
      }
      return Secret.of(token);
    } catch (IOException e) {
      throw ReplinodeException.usage("--token-file " + file, "it cannot be read");
    }
  }

  private static ReplinodeException noToken() {
    return ReplinodeException.of(
            Kind.NOT_AUTHORIZED,
            "no API token",
            "none of --token-file, LINODE_TOKEN, LINODE_CLI_TOKEN and the configuration files of"
                + " linode-cli and linodego has one")
        .hint("set LINODE_TOKEN, or try it without an account: add --sandbox");
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw ReplinodeException.usage("API address", "'" + text + "' is not a URL");
    }
  }
}
