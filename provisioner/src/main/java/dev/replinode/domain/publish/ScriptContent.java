package dev.replinode.domain.publish;

import java.util.Set;

/** What an account's StackScript holds, or should hold. */
public record ScriptContent(
    String label, String description, Set<String> images, boolean isPublic, String script) {
  /** Copies the set. */
  public ScriptContent {
    images = Set.copyOf(images);
  }

  /** The same, shown to nobody else. */
  ScriptContent asPrivate() {
    return with(false);
  }

  /** Whether {@code other} is this but for being public, which the platform never takes back. */
  boolean isMetInPublicBy(ScriptContent other) {
    return other.isPublic && with(true).isMetBy(other);
  }

  private ScriptContent with(boolean visibility) {
    return new ScriptContent(label, description, images, visibility, script);
  }

  /** Whether nothing need be sent to get from {@code other} to this. */
  public boolean isMetBy(ScriptContent other) {
    return label.equals(other.label)
        && hasDescription(other.description)
        && images.equals(other.images)
        && isPublic == other.isPublic
        && script.equals(other.script);
  }

  /** Whether {@code other} is this description; white space at its ends says nothing. */
  boolean hasDescription(String other) {
    return description.strip().equals(other.strip());
  }
}
