package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.http.ApiException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One rule of a firewall, and its limits. */
final class FirewallRule {
  static final List<String> ACTIONS = List.of("ACCEPT", "DROP");
  private static final List<String> PROTOCOLS =
      List.of("ALL", "TCP", "UDP", "ICMP", "IPENCAP", "SCTP");
  private static final List<String> WITHOUT_PORTS = List.of("ICMP", "IPENCAP");
  private static final int MOST_ADDRESSES = 255;
  private static final int MOST_PORT_PIECES = 15;
  private static final int LAST_PORT = 65_535;
  private static final Pattern PORTS = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");
  private static final Pattern CIDR = Pattern.compile("([0-9a-fA-F:.]+)/(\\d{1,3})");
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final Pattern IPV4 = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET);

  private final Input rule;
  private final String at;

  /**
   * A rule as it was sent.
   *
   * @param at where it was found, for complaints; ends in a dot
   */
  FirewallRule(JsonObject rule, String at) {
    this.rule = new Input(rule, at);
    this.at = at;
  }

  /** Lets {@code checks} collect what is wrong with it. */
  void check(Checks checks) {
    checks.run(
        () -> require(ACTIONS.contains(text("action")), "action", "Must be one of ACCEPT, DROP"));
    checks.run(this::protocol);
    checks.run(this::ports);
    checks.run(this::addresses);
    checks.run(() -> length("label", 3, 32));
    checks.run(() -> length("description", 1, 100));
  }

  private void protocol() {
    String protocol = text("protocol");
    require(
        PROTOCOLS.contains(protocol) || protocol.matches("\\d{1,3}"),
        "protocol",
        "Must be one of TCP, UDP, ICMP, IPENCAP");
  }

  private void ports() {
    String ports = text("ports");
    if (ports.isEmpty()) {
      return;
    }
    String protocol = text("protocol");
    require(!WITHOUT_PORTS.contains(protocol), "ports", "Ports are not allowed for " + protocol);
    int pieces = 0;
    for (String part : ports.split(",", -1)) {
      Matcher range = PORTS.matcher(part.strip());
      require(range.matches(), "ports", "Must be ports and ranges, such as 22, 443-445");
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      require(
          first >= 1 && first <= last && last <= LAST_PORT,
          "ports",
          "Ports must be between 1 and 65535, the lower first");
      pieces += range.group(2) == null ? 1 : 2;
    }
    require(pieces <= MOST_PORT_PIECES, "ports", "Must have 15 ports or fewer; a range is two");
  }

  private void addresses() {
    Input addresses =
        new Input(rule.object("addresses").orElseGet(JsonObject::new), at + "addresses.");
    require(
        addresses.mentions("ipv4") || addresses.mentions("ipv6"),
        "addresses",
        "addresses is required");
    int count = 0;
    for (String family : List.of("ipv4", "ipv6")) {
      List<String> list = addresses.strings(family).orElse(null);
      if (list != null) {
        count += list.size();
        require(
            !list.isEmpty() && list.stream().allMatch(text -> isNetwork(family, text)),
            "addresses." + family,
            "Must contain only valid addresses with a mask");
      }
    }
    require(count <= MOST_ADDRESSES, "addresses", "Must have 255 addresses or fewer");
  }

  private static boolean isNetwork(String family, String text) {
    Matcher cidr = CIDR.matcher(text);
    if (!cidr.matches()) {
      return false;
    }
    int mask = Integer.parseInt(cidr.group(2));
    return family.equals("ipv4")
        ? mask <= 32 && IPV4.matcher(cidr.group(1)).matches()
        : mask <= 128 && isIpv6(cidr.group(1));
  }

  /** Looks no name up: what stands in brackets is an address or nothing. */
  private static boolean isIpv6(String text) {
    try {
      InetAddress.getByName("[" + text + "]");
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private void length(String field, int shortest, int longest) {
    rule.string(field).ifPresent(text -> Labels.length(at + field, text, shortest, longest));
  }

  private String text(String field) {
    return rule.string(field).orElse("");
  }

  private void require(boolean isGood, String field, String reason) {
    if (!isGood) {
      throw ApiException.invalid(at + field, reason);
    }
  }
}
