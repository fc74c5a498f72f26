package dev.replinode.sandbox.http;

import java.util.Locale;
import java.util.Set;

/**
 * Guards against pages of a browser that reach the sandbox under a name of their own (DNS
 * rebinding): only loopback names are served.
 */
public final class LoopbackHost {
  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  private LoopbackHost() {}

  /** Whether a {@code Host} header, with or without a port, names the loopback interface. */
  public static boolean accepts(String header) {
    if (header == null) {
      return false;
    }
    String name = header.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    return NAMES.contains(name);
  }
}
