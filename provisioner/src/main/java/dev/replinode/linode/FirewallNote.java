package dev.replinode.linode;

import dev.replinode.api.model.FirewallAddresses;
import dev.replinode.api.model.FirewallRule;
import dev.replinode.api.model.FirewallRules;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a firewall says of itself where its user may set no tags: words in the description (1 to 100
 * characters: Linode API, createFirewalls) of a rule that lets out what is let out anyway.
 */
final class FirewallNote {
  private static final String LABEL = "replinode-note";

  private FirewallNote() {}

  /** The rule, for the outbound list of a firewall whose outbound policy is {@code ACCEPT}. */
  static FirewallRule of(List<String> words) {
    return new FirewallRule()
        .label(LABEL)
        .description(String.join(" ", words))
        .protocol("ICMP")
        .action("ACCEPT")
        .addresses(new FirewallAddresses().ipv4(List.of("0.0.0.0/0")).ipv6(List.of("::/0")));
  }

  /** The words in these rules; empty when there is no note. */
  static List<String> read(FirewallRules rules) {
    if (rules == null) {
      return List.of();
    }
    return Objects.requireNonNullElse(rules.getOutbound(), List.<FirewallRule>of()).stream()
        .filter(rule -> LABEL.equals(rule.getLabel()) && rule.getDescription() != null)
        .flatMap(rule -> Stream.of(rule.getDescription().split(" ")))
        .toList();
  }
}
