package dev.replinode.probe;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import okhttp3.Dns;

/** Lets one host stand in for another, as a staging edge does. */
final class Hosts {
  private Hosts() {}

  /** {@code base} under another name, with its scheme and port. */
  static URI named(URI base, String host) {
    String port = base.getPort() < 0 ? "" : ":" + base.getPort();
    String path = base.getRawPath() == null ? "" : base.getRawPath();
    return URI.create(base.getScheme() + "://" + host + port + path);
  }

  /** Looks up {@code real} whenever {@code name} is asked for, anew each time. */
  static Dns standingIn(String name, String real) {
    return asked ->
        asked.equals(name) ? List.of(InetAddress.getAllByName(real)) : Dns.SYSTEM.lookup(asked);
  }
}
