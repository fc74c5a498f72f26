package dev.replinode.domain.replicator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a token may do, such as {@code linodes:read_write}.
 *
 * @param told the scopes, {@code *} being everything; empty when the platform does not tell, and
 *     then nothing is said to be missing
 */
public record Scopes(Optional<Set<String>> told) {
  private static final String UNKNOWN = "unknown";

  /** Copies the set. */
  public Scopes {
    told = told.map(Set::copyOf);
  }

  /** These scopes. */
  public static Scopes of(String... scopes) {
    return new Scopes(Optional.of(Set.of(scopes)));
  }

  /**
   * The scopes that a header tells: words separated by spaces, commas or both.
   *
   * @param header empty, blank and {@code unknown} are not told
   */
  public static Scopes read(Optional<String> header) {
    List<String> words =
        header.stream()
            .flatMap(text -> Arrays.stream(text.split("[\\s,]+")))
            .filter(word -> !word.isEmpty())
            .toList();
    return words.isEmpty() || words.contains(UNKNOWN)
        ? new Scopes(Optional.empty())
        : new Scopes(Optional.of(Set.copyOf(words)));
  }

  /** Whether the token surely may not do what {@code scope} stands for. */
  public boolean lacks(String scope) {
    return told.filter(scopes -> !has(scopes, scope)).isPresent();
  }

  private static boolean has(Set<String> scopes, String scope) {
    String write = scope.replace(":read_only", ":read_write");
    return scopes.contains("*") || scopes.contains(scope) || scopes.contains(write);
  }

  @Override
  public String toString() {
    return told.map(
            scopes -> scopes.contains("*") ? "everything" : String.join(" ", new TreeSet<>(scopes)))
        .orElse("not told");
  }
}
