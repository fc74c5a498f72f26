package dev.replinode.catalog;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.failover.EdgeConfiguration;
import dev.replinode.domain.failover.EdgeFiles;
import dev.replinode.domain.failover.EdgeLint;
import dev.replinode.domain.failover.EdgeRules;
import dev.replinode.stackscript.lint.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads files of a CDN's configuration: rule trees of Property Manager and GTM properties. */
public final class EdgeFile implements EdgeFiles {
  @Override
  public EdgeConfiguration read(Path file) {
    try {
      return parse(file.toString(), TextFile.text(file));
    } catch (IOException e) {
      throw ReplinodeException.usage(file.toString(), e.getMessage());
    }
  }

  /**
   * The configuration in {@code text}.
   *
   * @param name what a complaint calls it
   * @throws ReplinodeException usage, when it holds none
   */
  public static EdgeConfiguration parse(String name, String text) {
    try {
      return configuration(EdgeYaml.of(text))
          .orElseThrow(
              () -> ReplinodeException.usage(name, "it is neither a rule tree nor a GTM property"));
    } catch (YamlText.Mistake e) {
      throw ReplinodeException.usage(
          name + ":" + e.place().line() + ":" + e.place().column(),
          "it is no JSON: " + e.problem());
    }
  }

  /** The mistakes in a text that was read from a file. */
  static List<Finding> check(String text) {
    EdgeLint lint = new EdgeLint(EdgeLint.USUAL_RTO);
    try {
      return configuration(EdgeYaml.of(text))
          .map(known -> known.check(lint))
          .orElseGet(
              () -> List.of(unknown(Place.START, "it has neither rules nor trafficTargets")));
    } catch (YamlText.Mistake e) {
      return List.of(unknown(e.place(), e.problem()));
    }
  }

  private static Finding unknown(Place place, String problem) {
    return place.finding(
        EdgeRules.syntax(),
        "This is neither a rule tree nor a GTM property: " + problem,
        "Export the rules as JSON, by PAPI or the akamai command line");
  }

  private static Optional<EdgeConfiguration> configuration(EdgeYaml yaml) {
    Optional<EdgeConfiguration> gtm = yaml.gtmProperty().map(EdgeConfiguration::of);
    return gtm.isPresent() ? gtm : yaml.ruleTree().map(EdgeConfiguration::of);
  }
}
