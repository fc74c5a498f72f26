package dev.replinode.e2e;

import java.util.List;

/**
 * How a documented command is tried that cannot simply be run to exit code 0 before a sandbox. A
 * command that is not listed here is run.
 *
 * @param command as it is shown, without the path of the program
 * @param reason why it is not run as it stands
 */
record DocumentedTrial(String command, Way way, String reason) {
  private static final String PAIR = "--source media@jp-osa-1 --dest media-dr@us-iad-1";

  /** What is done with it. */
  enum Way {
    /** Run to its end. */
    RUN,
    /** Started, and ended by a signal as soon as it has printed something. */
    SERVE,
    /** Parsed in each build, run with {@code -Psoak}. */
    SOAK,
    /** Parsed only. */
    PARSE,
    /** Nothing: it only looks like a command. */
    NONE
  }

  static final List<DocumentedTrial> ALL =
      List.of(
          soak("replinode create --sandbox " + PAIR, "OwnSandboxIT runs it in each build"),
          soak("replinode drill run --sandbox " + PAIR, "DrillIT runs a shorter one"),
          soak("replinode drill self-test --sandbox", "DrillIT plants some of the faults"),
          serve("replinode sandbox"),
          serve("replinode sandbox --output json"),
          serve(
              "replinode sandbox --fault region-outage=jp-osa --fault"
                  + " '{\"method\":\"POST\",\"path\":\"/linode/instances\",\"status\":503}'"),
          build("mvnw verify"),
          build("mvnw -Pdist package -DskipTests"),
          build("mvnw -q install -Dquick -Dmaven.test.skip=true"),
          build("mvnw -pl provisioner test -Dquick -Dtest=FollowingTest"),
          build("mvnw -Pdepth -Dquick -pl provisioner package"),
          build(
              "mvnw -Pdepth -Dquick -pl provisioner org.pitest:pitest-maven:mutationCoverage"
                  + " -Dmutated=dev.replinode.domain.wait.*"),
          new DocumentedTrial(
              "replinode sha256:2f0c1d7e9ab34c55 git:4be1c0a9d2f7 clean",
              Way.NONE,
              "no command: the note of a revision"));

  static DocumentedTrial of(String shown) {
    String command = shown.replaceFirst("^\\./", "");
    return ALL.stream()
        .filter(trial -> trial.command().equals(command))
        .findFirst()
        .orElse(new DocumentedTrial(command, Way.RUN, ""));
  }

  private static DocumentedTrial soak(String command, String reason) {
    return new DocumentedTrial(command, Way.SOAK, reason);
  }

  private static DocumentedTrial serve(String command) {
    return new DocumentedTrial(command, Way.SERVE, "it serves until a signal");
  }

  private static DocumentedTrial build(String command) {
    return new DocumentedTrial(
        command, Way.PARSE, "it is the build that this test is a part of, or a longer one");
  }
}
