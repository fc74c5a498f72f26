package dev.replinode.cli.render;

import dev.replinode.domain.replicator.BucketPair;
import dev.replinode.domain.storage.ComparisonOptions.Level;
import dev.replinode.domain.storage.ComparisonResult;
import dev.replinode.domain.storage.ComparisonResult.Kind;
import dev.replinode.domain.storage.ComparisonResult.Tier;
import dev.replinode.domain.storage.ComparisonResult.Totals;
import dev.replinode.domain.storage.Finding;
import dev.replinode.domain.storage.Mismatch;
import dev.replinode.domain.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A comparison for people. */
public final class ComparisonText {
  private static final int MOST_SHOWN = 20;
  private static final int LONGEST_KEY = 300;
  private static final int LONGEST_VALUE = 80;
  private static final int KIND_WIDTH = 9;

  private final BucketPair pair;
  private final Level level;
  private final ComparisonResult result;

  /** The text of {@code result}, which came of looking at {@code level}. */
  public ComparisonText(BucketPair pair, Level level, ComparisonResult result) {
    this.pair = pair;
    this.level = level;
    this.result = result;
  }

  /** The verdict with its numbers, the first differences, and what was not looked at. */
  public List<String> lines(List<Finding> differences, List<Finding> unread) {
    List<String> lines = new ArrayList<>();
    lines.add(verdict());
    lines.addAll(first(differences, result.countedDifferences()));
    lines.addAll(first(unread, result.objectsUnread()));
    if (result.verdict() != ComparisonResult.Verdict.EQUAL) {
      lines.add(
          "Source: " + totals(result.source()) + "; destination: " + totals(result.dest()) + ".");
      String proofs = proofs(result);
      lines.add(proofs.isEmpty() ? "No object is equal." : "Equal: " + proofs + ".");
    }
    lines.addAll(limits());
    return lines;
  }

  private static List<String> first(List<Finding> findings, long all) {
    List<String> lines = new ArrayList<>();
    findings.stream().limit(MOST_SHOWN).forEach(finding -> lines.add(difference(finding)));
    long more = all - Math.min(findings.size(), MOST_SHOWN);
    if (more > 0) {
      lines.add("  … and " + Amounts.count(more) + " more; --objects FILE writes all");
    }
    return lines;
  }

  private String verdict() {
    String buckets = pair.source() + " and " + pair.dest();
    return switch (result.verdict()) {
      case EQUAL ->
          buckets + " are equal: " + totals(result.source()) + suffix(proofs(result)) + extras();
      case DIFFERENT -> buckets + " differ: " + kinds() + ".";
      case INCONCLUSIVE -> "Whether " + buckets + " are equal cannot be told: " + doubts() + ".";
    };
  }

  private String doubts() {
    List<String> doubts = new ArrayList<>();
    if (!result.counts().isEmpty()) {
      doubts.add(kinds() + ", all written during the comparison");
    }
    if (result.objectsUnread() > 0) {
      doubts.add(Amounts.count(result.objectsUnread()) + " of the objects could not be looked at");
    }
    return doubts.isEmpty()
        ? "what the listings show is not there when it is asked for"
        : String.join("; ", doubts);
  }

  private String extras() {
    long extras = result.count(Kind.EXTRA);
    return extras == 0
        ? "."
        : "; the destination holds " + Amounts.count(extras) + " more, as allowed.";
  }

  private static String suffix(String proofs) {
    return proofs.isEmpty() ? "" : " (" + proofs + ")";
  }

  private String kinds() {
    List<String> kinds = new ArrayList<>();
    result.counts().forEach((kind, count) -> kinds.add(Amounts.count(count) + " " + kind.word()));
    return String.join(", ", kinds);
  }

  private static String difference(Finding finding) {
    StringBuilder line = new StringBuilder("  ");
    String kind = finding.kind().map(Kind::word).orElse("unread");
    line.append(kind).append(" ".repeat(Math.max(1, KIND_WIDTH - kind.length())));
    line.append(Printable.of(finding.key(), LONGEST_KEY));
    List<String> details = finding.mismatches().stream().map(ComparisonText::detail).toList();
    if (!details.isEmpty()) {
      line.append(": ").append(String.join("; ", details));
    }
    finding.unread().ifPresent(why -> line.append(": ").append(why));
    return line.append(finding.changing() ? " (changing)" : "").toString();
  }

  private static String detail(Mismatch mismatch) {
    return mismatch.name() + " " + value(mismatch.source()) + " → " + value(mismatch.dest());
  }

  private static String value(Optional<String> value) {
    return value.map(text -> '"' + Printable.of(text, LONGEST_VALUE) + '"').orElse("none");
  }

  private List<String> limits() {
    List<String> limits = new ArrayList<>();
    long bySize = result.tiers().getOrDefault(Tier.SIZE, 0L);
    if (bySize > 0) {
      limits.add(
          Amounts.count(bySize)
              + " compared by size alone: ETags of uploads in parts cannot be compared. --level"
              + " metadata samples the bytes, --level content proves them.");
    }
    if (level == Level.METADATA && result.tiers().containsKey(Tier.SAMPLE)) {
      limits.add("A sample is no proof: --level content reads all bytes.");
    }
    if (result.aclsUnread() > 0) {
      limits.add(
          "Grants could not be read for "
              + Amounts.count(result.aclsUnread())
              + " objects: who may read them was not compared.");
    }
    return limits;
  }

  private static String totals(Totals totals) {
    return Amounts.count(totals.objects()) + " objects, " + Amounts.bytes(totals.bytes());
  }

  /** {@code 1,089 by ETag, 1 by size}; empty when nothing is equal. */
  static String proofs(ComparisonResult result) {
    List<String> proofs = new ArrayList<>();
    for (Map.Entry<Tier, Long> tier : result.tiers().entrySet()) {
      proofs.add(Amounts.count(tier.getValue()) + " by " + proof(tier.getKey()));
    }
    return String.join(", ", proofs);
  }

  private static String proof(Tier tier) {
    return switch (tier) {
      case SIZE -> "size";
      case SAMPLE -> "sample";
      case ETAG -> "ETag";
      case MD5 -> "MD5";
      case PARTS -> "ETag rebuilt from parts";
      case CONTENT -> "content";
    };
  }
}
