package dev.replinode.domain.publish;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What the platform keeps beside each revision of a script: which text it is and where that text
 * stood in version control, so that a reader can find it again.
 *
 * @param text {@code replinode sha256:<16 digits>}, and {@code git:<commit> clean|dirty} after it
 *     when the folder is under version control
 */
public record RevisionNote(String text) {
  private static final String OURS = "replinode sha256:";
  private static final int HASH_DIGITS = 16;

  /** The note for publishing {@code content} as it stands at {@code revision}. */
  public static RevisionNote of(ScriptContent content, Optional<Revision> revision) {
    String hash = OURS + sha256(content.script()).substring(0, HASH_DIGITS);
    return new RevisionNote(hash + revision.map(RevisionNote::place).orElse(""));
  }

  /** Whether a script that bears this note was published by this tool. */
  public static boolean isOurs(String note) {
    return note.startsWith(OURS);
  }

  private static String place(Revision revision) {
    return " git:" + revision.commit() + (revision.isClean() ? " clean" : " dirty");
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
