package dev.replinode.app;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.network.Loopback;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes the API's base address with its version; http is for this machine only. */
final class ApiUrl {
  private static final Pattern VERSIONED = Pattern.compile(".*/v4(beta)?/?");

  private ApiUrl() {}

  /**
   * The address, with {@code version} added unless it names one already.
   *
   * @throws ReplinodeException usage
   */
  static URI of(URI base, String version) {
    String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
    if (base.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw ReplinodeException.usage("API address " + shown(base), "write https://HOST");
    }
    if (scheme.equals("http") && !Loopback.is(base)) {
      throw ReplinodeException.usage(
          "API address " + shown(base), "plain http is spoken to this machine only");
    }
    if (base.getRawUserInfo() != null || base.getRawQuery() != null) {
      throw ReplinodeException.usage("API address", "it must not hold a user or a query");
    }
    if (!version.matches("v\\d+[a-z]*")) {
      throw ReplinodeException.usage("API version " + version, "write v4 or v4beta");
    }
    String text = base.toString().replaceAll("/+$", "");
    return VERSIONED.matcher(text).matches() ? URI.create(text) : URI.create(text + "/" + version);
  }

  private static String shown(URI base) {
    return base.toString().replaceAll("//[^/]*@", "//***@");
  }
}
