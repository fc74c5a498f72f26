package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compares a replicator that is there with what was asked for. Another mode or interval changes
 * what becomes of the user's objects and is refused; another machine does the same work, and is
 * used and named, as is every option that could only have had its effect when it was made.
 */
final class Adoption {
  private final Consumer<String> warnings;

  Adoption(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /**
   * Whether {@code instance} does what {@code spec} asks for.
   *
   * @throws ReplinodeException refused, with what is different
   */
  void requireFit(Instance instance, ReplicatorSpec spec, Prepared prepared) {
    Replication wanted = spec.replication();
    Tags tags = instance.tags();
    List<String> reasons = new ArrayList<>();
    if (tags.keepsExtras() != wanted.keepsExtras()) {
      reasons.add(difference("--mode", mode(tags.keepsExtras()), mode(wanted.keepsExtras())));
    }
    Optional<String> every = wanted.every().map(period -> String.valueOf(period.toSeconds()));
    if (!tags.every().equals(every)) {
      reasons.add(difference("--every", interval(tags.every()), interval(every)));
    }
    if (!reasons.isEmpty()) {
      throw ReplinodeException.refused(
              instance.describe(), "it is there already, but with " + String.join(", ", reasons))
          .hint("choose another --name, or remove it: replinode delete " + prepared.name());
    }
    warn(instance, spec, prepared.region());
  }

  private void warn(Instance instance, ReplicatorSpec spec, String region) {
    List<String> others = new ArrayList<>();
    compare(others, "type", instance.type(), spec.machine().type());
    compare(others, "region", instance.region(), region);
    compare(others, "image", instance.image(), spec.machine().image());
    compare(others, "--method", instance.method().word(), spec.method().word());
    if (!others.isEmpty()) {
      warnings.accept(instance.describe() + " is used as it is, with " + String.join(", ", others));
    }
    List<String> ignored = ignored(instance.tags(), spec.replication(), spec.machine());
    if (!ignored.isEmpty()) {
      warnings.accept(
          instance.describe()
              + ": not applied, for it was fixed when the replicator was made: "
              + String.join(", ", ignored)
              + "; --replace makes it anew");
    }
  }

  /** What was asked for in words, and is known to be otherwise or is not told by the account. */
  private static List<String> ignored(Tags tags, Replication replication, Machine machine) {
    List<String> options = new ArrayList<>();
    replication.maxDelete().ifPresent(bound -> options.add("--max-delete " + bound));
    addIf(options, "--allow-delete", replication.allowDelete());
    machine.tags().stream()
        .filter(tag -> !tags.all().contains(tag))
        .forEach(tag -> options.add("--tag " + tag));
    FirewallChoice firewall = machine.firewall();
    addIf(options, "--firewall none", firewall.kind() == FirewallChoice.Kind.NONE);
    firewall.id().ifPresent(id -> options.add("--firewall " + id));
    addIf(options, "--authorized-key", !machine.authorizedKeys().isEmpty());
    addIf(options, "--authorized-user", !machine.authorizedUsers().isEmpty());
    machine.diskEncryption().ifPresent(word -> options.add("--disk-encryption " + word));
    return options;
  }

  private static void addIf(List<String> options, String option, boolean isGiven) {
    if (isGiven) {
      options.add(option);
    }
  }

  private static void compare(List<String> others, String what, String is, String wanted) {
    if (!is.equals(wanted)) {
      others.add(difference(what, is, wanted));
    }
  }

  private static String difference(String what, String is, String wanted) {
    return what + " " + is + " where " + wanted + " was asked for";
  }

  private static String mode(boolean keepsExtras) {
    return keepsExtras ? "copy" : "sync";
  }

  private static String interval(Optional<String> seconds) {
    return seconds.map(number -> number + "s").orElse("none (one run)");
  }
}
