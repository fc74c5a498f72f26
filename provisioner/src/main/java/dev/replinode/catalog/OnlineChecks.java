package dev.replinode.catalog;

import dev.replinode.domain.lint.PlatformFacts;
import dev.replinode.domain.lint.PlatformFacts.ImageFact;
import dev.replinode.stackscript.lint.Finding;
import dev.replinode.stackscript.lint.Include;
import dev.replinode.stackscript.lint.Includes;
import dev.replinode.stackscript.lint.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What only the platform knows: whether the images and scripts are there that files name. */
final class OnlineChecks {
  private static final String ANY = "any/all";
  private static final String UNKNOWN_INCLUDE = "ssinclude-unknown";

  private final PlatformFacts facts;
  private final Instant now;

  OnlineChecks(PlatformFacts facts, Instant now) {
    this.facts = facts;
    this.now = now;
  }

  /**
   * Adds what the platform tells about a file. Its word on an included script takes the place of
   * the guess that was made without it.
   */
  void check(OpenReport report) {
    Optional<WrittenManifest> manifest = report.file().manifest().flatMap(ReadManifest::manifest);
    manifest.ifPresent(known -> known.images().forEach(image -> report.add(image(image))));
    if (report.file().isScript()) {
      report.remove(UNKNOWN_INCLUDE);
      report.add(includes(report.file().text()));
    }
  }

  private List<Finding> image(Located<String> image) {
    String id = image.value();
    if (id.equals(ANY)) {
      return List.of();
    }
    Optional<ImageFact> fact = facts.image(id);
    if (fact.isEmpty()) {
      return List.of(
          image
              .place()
              .finding(
                  ManifestRules.IMAGE_UNKNOWN,
                  "The account sees no image " + id,
                  "Choose one that is there: linode-cli images list"));
    }
    List<Finding> findings = new ArrayList<>();
    if (fact.get().isDeprecated()) {
      findings.add(
          image
              .place()
              .finding(
                  ManifestRules.IMAGE_DEPRECATED,
                  "The image " + id + " is deprecated: it may vanish",
                  "Move the script to a newer one"));
    }
    fact.get()
        .endOfLife()
        .filter(end -> end.isBefore(now))
        .map(end -> LocalDate.ofInstant(end, ZoneOffset.UTC))
        .ifPresent(
            day ->
                findings.add(
                    image
                        .place()
                        .finding(
                            ManifestRules.IMAGE_END_OF_LIFE,
                            "The support of " + id + " ended on " + day,
                            "Move the script to a newer image")));
    return findings;
  }

  private List<Finding> includes(String script) {
    return Includes.of(script).stream()
        .filter(include -> !facts.hasStackScript(include.id()))
        .map(OnlineChecks::missing)
        .toList();
  }

  private static Finding missing(Include include) {
    return new Finding(
        Severity.ERROR,
        UNKNOWN_INCLUDE,
        include.line(),
        include.column(),
        include.length(),
        "There is no StackScript " + include.id() + " that this account may read",
        "Name one that is public or the account's own: replinode scripts");
  }
}
