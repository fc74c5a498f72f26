package dev.replinode.app;

import dev.replinode.catalog.FileMode;
import dev.replinode.catalog.Profile;
import dev.replinode.cli.GlobalOptions;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.Secret;
import dev.replinode.domain.network.Proxies;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.linode.LinodeSettings;
import dev.replinode.linode.LinodeSettings.CaBundle;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where the API is, who asks, and with which bucket keys: from options, environment and the
 * configuration files of Linode's own tools, in that order.
 */
final class Settings {
  private static final String API = "https://api.linode.com";

  /** What a header can carry; a message that tells of a wrong header tells its value. */
  private static final String TOKEN = "[\\x21-\\x7e]+";

  private static final String SECRET = "[^\\p{Cc}\\u2028\\u2029]+";
  private static final int LONGEST_KEY = 256;
  private static final int LONGEST_SECRET = 1024;

  private static final List<String> KEYS =
      List.of(
          "SRC_ACCESSKEY", "SRC_SECRETKEY_PASSWORD", "DEST_ACCESSKEY", "DEST_SECRETKEY_PASSWORD");

  private final Map<String, String> environment;
  private final GlobalOptions options;
  private final Consumer<String> warnings;

  /** Reads {@code environment}; what is not safe about a file is told to {@code warnings}. */
  Settings(Map<String, String> environment, GlobalOptions options, Consumer<String> warnings) {
    this.environment = environment;
    this.options = options;
    this.warnings = warnings;
  }

  /**
   * The API and its token.
   *
   * @throws ReplinodeException usage for a wrong URL or file; not authorized without a token
   */
  LinodeSettings linode() {
    return linode(this::noToken);
  }

  /** The same for who asks the API for nothing: without a token there is a word in its place. */
  LinodeSettings linodeWithoutToken() {
    return linode(() -> Secret.of("none"));
  }

  private LinodeSettings linode(Supplier<Secret> otherwise) {
    URI given =
        options
            .apiUrl()
            .or(() -> variable("LINODE_URL").or(this::cliHost).map(Settings::uri))
            .orElse(null);
    if (given != null) {
      ApiUrl.of(given, "v4");
    }
    Optional<Secret> token = directToken();
    Profile profile =
        token.isPresent() && options.profile().isEmpty()
            ? new Profile(Optional.empty(), Optional.empty(), Optional.empty())
            : Profile.read(options.profile(), environment, warnings);
    Secret known = token.or(profile::token).orElseGet(otherwise);
    if (!known.reveal().matches(TOKEN)) {
      throw ReplinodeException.usage(
          "API token", "it holds white space or other characters that no token has");
    }
    URI base = given != null ? given : profile.apiUrl().map(Settings::uri).orElse(URI.create(API));
    String version =
        variable("LINODE_API_VERSION")
            .or(() -> variable("LINODE_CLI_API_VERSION"))
            .or(profile::apiVersion)
            .orElse("v4");
    Optional<CaBundle> ca = ca("LINODE_CA").or(() -> ca("LINODE_CLI_CA"));
    return new LinodeSettings(ApiUrl.of(base, version), known, ca)
        .through(Proxies.of(environment, ProxySelector.getDefault()));
  }

  /**
   * The user's own bucket keys: all four variables, or none.
   *
   * @throws ReplinodeException usage, naming the variables that are missing, or the one whose value
   *     no key can be
   */
  Optional<BucketCredentials> credentials() {
    return credentials(environment);
  }

  /** The same, by the environment alone. */
  static Optional<BucketCredentials> credentials(Map<String, String> environment) {
    List<String> missing =
        KEYS.stream().filter(name -> environment.getOrDefault(name, "").isEmpty()).toList();
    if (missing.size() == KEYS.size()) {
      return Optional.empty();
    }
    if (!missing.isEmpty()) {
      throw ReplinodeException.usage(
              "bucket keys",
              "set all four variables or none; missing: " + String.join(", ", missing))
          .hint("replinode help credentials");
    }
    KEYS.forEach(name -> check(name, environment.get(name)));
    return Optional.of(
        new BucketCredentials(
            key(environment, KEYS.get(0), KEYS.get(1)),
            key(environment, KEYS.get(2), KEYS.get(3))));
  }

  /** By the rules of the script's fields; it would tell only when its instance is paid for. */
  private static void check(String name, String value) {
    boolean isSecret = name.endsWith("_PASSWORD");
    int longest = isSecret ? LONGEST_SECRET : LONGEST_KEY;
    boolean isShort = value.getBytes(StandardCharsets.UTF_8).length <= longest;
    if (!isShort || !value.matches(isSecret ? SECRET : TOKEN)) {
      throw ReplinodeException.usage(
          name,
          "it must be one line of at most "
              + longest
              + " characters, without "
              + (isSecret ? "control characters" : "white space"));
    }
  }

  private static AccessKey key(Map<String, String> environment, String id, String secret) {
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

  /** linode-cli names a host, and a scheme beside it. */
  private Optional<String> cliHost() {
    return variable("LINODE_CLI_API_HOST")
        .map(host -> variable("LINODE_CLI_API_SCHEME").orElse("https") + "://" + host);
  }

  private Secret fromFile(Path file) {
    try {
      String token = Files.readString(file).replaceFirst("^\uFEFF", "").strip();
      FileMode.check(file, warnings);
      if (token.isEmpty() || token.contains("\n")) {
        throw tokenFile(file, "it does not hold one token");
      }
      return Secret.of(token);
    } catch (IOException e) {
      throw tokenFile(file, "it cannot be read");
    }
  }

  private static ReplinodeException tokenFile(Path file, String why) {
    return ReplinodeException.usage("--token-file " + file, why)
        .hint("write the token alone into a file that only you can read, and name that");
  }

  private Secret noToken() {
    if (options.profile().isPresent()) {
      throw ReplinodeException.of(
              Kind.NOT_AUTHORIZED, "profile " + options.profile().get(), "it holds no token")
          .hint("give it one, or name none: LINODE_TOKEN is read then");
    }
    throw ReplinodeException.of(
            Kind.NOT_AUTHORIZED,
            "no API token",
            "none of --token-file, LINODE_TOKEN, LINODE_CLI_TOKEN and the configuration files of"
                + " linode-cli and linodego has one")
        .hint("set LINODE_TOKEN, or try it without an account: add --sandbox");
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  private Optional<CaBundle> ca(String name) {
    return variable(name).map(file -> new CaBundle(name, Path.of(file)));
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw ReplinodeException.usage("API address", "'" + text + "' is not a URL");
    }
  }
}
