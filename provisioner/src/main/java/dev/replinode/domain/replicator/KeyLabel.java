package dev.replinode.domain.replicator;

import dev.replinode.domain.replicator.LimitedKey.Grant;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the label of a key of ours tells. A key has no tags, so its label must have our form to the
 * letter, and its grants too.
 *
 * @param name the replicator it was made for
 * @param role what it was made for
 * @param made when it was made, to the minute; only a read key's label tells
 */
record KeyLabel(ReplicatorName name, Role role, Optional<Instant> made) {
  /** What a key is for. */
  enum Role {
    /** The instance reads the source. */
    SOURCE,
    /** The instance writes the destination. */
    DEST,
    /** One command looks at both. */
    READ
  }

  private static final Pattern PAIR =
      Pattern.compile("replinode-(.+)-(source|dest)(-[0-9a-f]{6})?");
  private static final Pattern READ = Pattern.compile("replinode-(.+)-read-(\\d{10})[0-9a-f]{3}");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyMMddHHmm");

  /** What {@code key}'s label tells; empty when the key is none of ours. */
  static Optional<KeyLabel> of(LimitedKey key) {
    return parse(key.label()).filter(label -> label.fits(key.grants()));
  }

  /**
   * Whether {@code key} was made for a look at the replicator called {@code name}. The beginning of
   * its label does not tell: another replicator's name may go on like that.
   */
  static boolean isReadKey(LimitedKey key, ReplicatorName name) {
    return of(key)
        .filter(label -> label.role() == Role.READ && label.name().equals(name))
        .isPresent();
  }

  private static Optional<KeyLabel> parse(String label) {
    Matcher read = READ.matcher(label);
    if (read.matches()) {
      Optional<Instant> made = minute(read.group(2));
      return ReplicatorName.parse(read.group(1))
          .filter(name -> made.isPresent())
          .map(name -> new KeyLabel(name, Role.READ, made));
    }
    Matcher pair = PAIR.matcher(label);
    if (!pair.matches()) {
      return Optional.empty();
    }
    Role role = pair.group(2).equals("dest") ? Role.DEST : Role.SOURCE;
    return ReplicatorName.parse(pair.group(1))
        .map(name -> new KeyLabel(name, role, Optional.empty()));
  }

  private static Optional<Instant> minute(String digits) {
    try {
      return Optional.of(LocalDateTime.parse(digits, MINUTE).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private boolean fits(List<Grant> grants) {
    return switch (role) {
      case SOURCE -> grants.size() == 1 && !grants.get(0).mayWrite();
      case DEST -> grants.size() == 1 && grants.get(0).mayWrite();
      case READ -> grants.size() == 2 && grants.stream().noneMatch(Grant::mayWrite);
    };
  }
}
