package dev.replinode.domain.network;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells the addresses of this machine; by RFC 6761 every name under {@code localhost} is one. */
public final class Loopback {
  private static final Pattern NAMES =
      Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[::1]|::1");

  private Loopback() {}

  /** Whether {@code address} names this machine. */
  public static boolean is(URI address) {
    return address.getHost() != null
        && NAMES.matcher(address.getHost().toLowerCase(Locale.ROOT)).matches();
  }
}
