package dev.replinode.domain.publish;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** What an account's StackScript holds, or should hold; two are equal when nothing need change. */
public record ScriptContent(
    String label, String description, Set<String> images, boolean isPublic, String script) {
  /** Copies the set. */
  public ScriptContent {
    images = Set.copyOf(images);
  }

  /** The revision note: which text this is, so that a reader can tell two revisions apart. */
  public String revisionNote() {
    return "replinode sha256:" + sha256(script).substring(0, 16);
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
