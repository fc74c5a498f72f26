package dev.replinode.domain.storage;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host of an S3 endpoint, with its port.
 *
 * @param name in lower case; an IPv6 address in brackets
 * @param port with its colon; empty for the usual one
 */
record S3Host(String name, String port) {
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
  private static final Pattern FORM =
      Pattern.compile(
          "(?<name>" + LABEL + "(?:\\." + LABEL + ")*|\\[[0-9A-Fa-f:]+])(?<port>:[0-9]{1,5})?");
  private static final Pattern LOCALHOST = Pattern.compile("(?:.+\\.)?localhost");
  private static final Pattern LOOPBACK_ADDRESS =
      Pattern.compile("127(?:\\.[0-9]{1,3}){3}|\\[::1]");
  private static final Pattern ADDRESS = Pattern.compile("\\[.*]|[0-9]+(?:\\.[0-9]+){3}");
  private static final int HIGHEST_PORT = 65_535;

  /** Reads {@code HOST} or {@code HOST:PORT}; empty when it is neither. */
  static Optional<S3Host> read(String authority) {
    Matcher form = FORM.matcher(authority);
    if (!form.matches()) {
      return Optional.empty();
    }
    String port = form.group("port") == null ? "" : form.group("port");
    if (!port.isEmpty() && Integer.parseInt(port.substring(1)) > HIGHEST_PORT) {
      return Optional.empty();
    }
    S3Host host = new S3Host(form.group("name").toLowerCase(Locale.ROOT), port);
    // Java's URI knows no host in names such as 1.2.3: there is no way to speak to them.
    return URI.create("https://" + host.name).getHost() == null
        ? Optional.empty()
        : Optional.of(host);
  }

  /** The first label, or all of an address. */
  String id() {
    int dot = name.indexOf('.');
    return dot < 0 || ADDRESS.matcher(name).matches() ? name : name.substring(0, dot);
  }

  /** Whether the host is this machine by its very name; nothing is looked up. */
  boolean isLoopback() {
    return LOCALHOST.matcher(name).matches() || LOOPBACK_ADDRESS.matcher(name).matches();
  }

  /**
   * The address to speak to. Names under localhost are loopback by RFC 6761, but not every resolver
   * knows; over https the name stays, because the certificate is for it.
   */
  URI uri(String scheme) {
    boolean asAddress = scheme.equals("http") && LOCALHOST.matcher(name).matches();
    return URI.create(scheme + "://" + (asAddress ? "127.0.0.1" : name) + port);
  }
}
