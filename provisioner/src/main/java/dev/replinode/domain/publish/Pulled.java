package dev.replinode.domain.publish;

import java.util.List;

/**
 * What pulling brought.
 *
 * @param scripts what is in the folder now
 * @param warnings what a person should know before publishing the folder; one sentence each
 */
public record Pulled(List<PulledScript> scripts, List<String> warnings) {
  /** Copies the lists. */
  public Pulled {
    scripts = List.copyOf(scripts);
    warnings = List.copyOf(warnings);
  }
}
