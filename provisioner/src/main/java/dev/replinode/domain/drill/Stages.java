package dev.replinode.domain.drill;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.drill.Rehearsal.Stage;
import dev.replinode.domain.failover.EdgeConfiguration;
import dev.replinode.domain.replicator.BucketCredentials;
import java.util.List;
import java.util.Optional;

/** Sets the stage of a level: the path that is read, and the faults on it. */
final class Stages {
  private final DrillTools tools;

  Stages(DrillTools tools) {
    this.tools = tools;
  }

  Stage of(DrillPlan plan, Place a, Place b, BucketCredentials keys) {
    Optional<EdgeConfiguration> rules = rules(plan);
    List<Finding> lint = rules.map(known -> new PolicyFindings(plan).of(known)).orElse(List.of());
    Stage stage =
        switch (plan.level()) {
          case AUDIT, DIRECT -> tools.sandbox().map(s -> outage(s, a, b)).orElseGet(Stages::none);
          case EMULATED ->
              new EmulatedStage(tools)
                  .of(plan, a, b, keys, rules.flatMap(EdgeConfiguration::policy));
          case STAGING -> staging(plan);
        };
    return new Stage(stage.scenes(), lint, stage.doubts(), stage.onClose());
  }

  /**
   * The edge's rules in the plan's file.
   *
   * @throws ReplinodeException usage, when it cannot be read, or holds nothing to act out
   */
  Optional<EdgeConfiguration> rules(DrillPlan plan) {
    Optional<EdgeConfiguration> rules = plan.policy().map(tools::edgeFile);
    if (plan.level() == Level.EMULATED && rules.filter(r -> r.policy().isEmpty()).isPresent()) {
      throw ReplinodeException.usage(
              "--policy " + plan.policy().orElseThrow(),
              "it is a GTM property, and level 2 acts out a rule tree")
          .hint("give the rule tree; a GTM property is checked at levels 0 and 1, and by lint");
    }
    return rules;
  }

  private static Stage none() {
    return new Stage(List.of(), List.of(), List.of(), () -> {});
  }

  /** The region of A is really gone, and a client that knows both buckets reads on. */
  private static Stage outage(DrillTools.Sandbox sandbox, Place a, Place b) {
    Scene scene =
        new Scene(
            Family.REGION_OUTAGE, Edge.standard(a.edge(), b.edge()), sandbox.outage(a.site()));
    return new Stage(List.of(scene), List.of(), List.of(), () -> {});
  }

  private Stage staging(DrillPlan plan) {
    DrillPlan.Edge edge =
        plan.edge()
            .orElseThrow(
                () -> ReplinodeException.usage("--level 3", "name the staging edge with --edge"));
    BrokenConnection fault = new BrokenConnection(edge);
    Reader path =
        tools
            .readers()
            .path(edge.address(), edge.host(), fault::headers, Readers.Patience.standard());
    Scene scene = new Scene(Family.TIMEOUT, path, fault);
    return new Stage(List.of(scene), List.of(), List.of(), () -> {});
  }

  /** Puts the header that breaks the connection to A on each read of ours, and on nobody else's. */
  private static final class BrokenConnection implements Switch {
    private final DrillPlan.Edge edge;
    private volatile boolean isOn;

    BrokenConnection(DrillPlan.Edge edge) {
      this.edge = edge;
    }

    java.util.Map<String, String> headers() {
      return isOn ? java.util.Map.of(edge.header(), edge.value()) : java.util.Map.of();
    }

    @Override
    public String describe() {
      return "header " + edge.header() + " on this drill's own reads";
    }

    @Override
    public void on() {
      isOn = true;
    }

    @Override
    public void off() {
      isOn = false;
    }
  }
}
