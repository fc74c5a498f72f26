package dev.replinode.cli.render;

import dev.replinode.domain.replicator.Instance;
import dev.replinode.domain.replicator.Outcome;
import dev.replinode.domain.replicator.Outcome.InstanceAction;
import dev.replinode.domain.replicator.Outcome.KeyState;
import dev.replinode.domain.replicator.ReplicatorName;
import dev.replinode.domain.storage.ComparisonResult;
import dev.replinode.domain.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** What a command did, in a few lines for people. */
public final class OutcomeText {
  private static final int LONGEST_LINE = 1000;

  private final Outcome outcome;
  private final boolean isSandbox;

  /** The text of {@code outcome}; in a sandbox nothing costs and nothing stays. */
  public OutcomeText(Outcome outcome, boolean isSandbox) {
    this.outcome = outcome;
    this.isSandbox = isSandbox;
  }

  /** What the instance costs, as a sentence. */
  public static String price(Outcome outcome) {
    return outcome.price().map(Amounts::price).orElse("the price is not known");
  }

  /** What the instance costs, to go on after its name; nothing when it is not known. */
  public static String priceSuffix(Outcome outcome) {
    return outcome.price().map(price -> " and costs " + Amounts.price(price)).orElse("");
  }

  /** What came of it, what was made and what it costs, how to remove it: a line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(result());
    outcome.instance().ifPresent(instance -> lines.add(made(instance)));
    outcome
        .replaced()
        .forEach(old -> lines.add("Replaced: instance " + old.id() + ", gone with its keys."));
    lines.add(wayBack());
    lines.replaceAll(line -> Printable.line(line, LONGEST_LINE));
    return lines;
  }

  private String result() {
    if (outcome.verification().isPresent()) {
      return equal(outcome.verification().get());
    }
    String buckets = outcome.pair().map(Object::toString).orElse("the buckets");
    return outcome.boot().isPresent()
        ? "The instance has booted; whether " + buckets + " is replicated is not known yet."
        : "The instance is made; nothing was waited for.";
  }

  private String equal(ComparisonResult result) {
    String proofs = ComparisonText.proofs(result);
    String source = outcome.pair().map(pair -> pair.source().toString()).orElse("source");
    String dest = outcome.pair().map(pair -> pair.dest().toString()).orElse("destination");
    return source
        + " and "
        + dest
        + " are equal: "
        + Amounts.count(result.source().objects())
        + " objects, "
        + Amounts.bytes(result.source().bytes())
        + (proofs.isEmpty() ? "." : " (" + proofs + ").");
  }

  private String made(Instance instance) {
    boolean isNew = outcome.action().filter(InstanceAction.CREATED::equals).isPresent();
    StringBuilder line = new StringBuilder(isNew ? "Made: " : "Found: ");
    line.append(instance.describe()).append(", ").append(instance.type());
    line.append(" in ").append(instance.region());
    outcome.script().ifPresent(s -> line.append("; StackScript ").append(s.script().id()));
    List<KeyState> keys = outcome.keys();
    if (!keys.isEmpty()) {
      boolean areRevoked = keys.stream().allMatch(KeyState::isRevoked);
      line.append("; ").append(keys.size()).append(areRevoked ? " keys, revoked" : " keys");
    }
    line.append('.');
    outcome
        .price()
        .ifPresent(
            price ->
                line.append(isSandbox ? " It would cost " : " It costs ")
                    .append(Amounts.price(price))
                    .append('.'));
    return line.toString();
  }

  private String wayBack() {
    if (isSandbox) {
      return "It was a sandbox: all of it is removed.";
    }
    if (outcome.isDeleted()) {
      return "The replicator is removed, as asked; its absence was checked.";
    }
    return outcome.name().isPresent() ? "Remove it: " + removal(outcome) : "";
  }

  /** The command that removes it; an instance whose user could set no tags is told by its id. */
  public static String removal(Outcome outcome) {
    String name = outcome.name().map(ReplicatorName::value).orElse("");
    String byId =
        outcome
            .instance()
            .filter(instance -> instance.tags().pairHash().isEmpty())
            .map(instance -> " --instance " + instance.id())
            .orElse("");
    return "replinode delete " + name + byId;
  }
}
