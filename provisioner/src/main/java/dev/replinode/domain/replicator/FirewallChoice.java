package dev.replinode.domain.replicator;

import java.util.OptionalLong;

/** Which firewall guards the instance: a new one that lets nothing in, none, or one by id. */
public record FirewallChoice(Kind kind, OptionalLong id) {
  /** The three ways. */
  public enum Kind {
    /** Made and removed with the replicator. */
    NEW,
    /** No firewall. */
    NONE,
    /** One that the user has. */
    EXISTING
  }

  /**
   * Reads {@code new}, {@code none} or an id.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static FirewallChoice parse(String text) {
    return switch (text) {
      case "new" -> new FirewallChoice(Kind.NEW, OptionalLong.empty());
      case "none" -> new FirewallChoice(Kind.NONE, OptionalLong.empty());
      default -> existing(text);
    };
  }

  private static FirewallChoice existing(String text) {
    if (!text.matches("[1-9]\\d{0,17}")) {
      throw new IllegalArgumentException(
          "'" + text + "' is neither 'new' nor 'none' nor the id of a firewall");
    }
    return new FirewallChoice(Kind.EXISTING, OptionalLong.of(Long.parseLong(text)));
  }
}
