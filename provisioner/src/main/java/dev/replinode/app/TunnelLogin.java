package dev.replinode.app;

import dev.replinode.domain.network.Proxies;
import java.net.Authenticator;
import java.net.PasswordAuthentication;

/**
 * Lets Java's own connections log in to a proxy. They do so for a tunnel only when told that Basic
 * is allowed there; what it protects, the user and password of a proxy, was given as a plain
 * http:// address in the first place.
 */
final class TunnelLogin extends Authenticator {
  private static final String REFUSED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

  private final Proxies proxies;

  private TunnelLogin(Proxies proxies) {
    this.proxies = proxies;
  }

  /** Begins to answer, if there is a proxy that wants to know. */
  static void install(Proxies proxies) {
    if (proxies.withLogin().isPresent()) {
      System.setProperty(REFUSED_SCHEMES, "");
      Authenticator.setDefault(new TunnelLogin(proxies));
    }
  }

  /** Answers that proxy alone, never a server. */
  @Override
  protected PasswordAuthentication getPasswordAuthentication() {
    if (getRequestorType() != RequestorType.PROXY) {
      return null;
    }
    return proxies
        .login(getRequestingHost(), getRequestingPort())
        .map(
            login ->
                new PasswordAuthentication(login.user(), login.password().reveal().toCharArray()))
        .orElse(null);
  }
}
