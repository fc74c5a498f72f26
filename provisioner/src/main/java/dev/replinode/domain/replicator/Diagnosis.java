package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.finding.Findings;
import dev.replinode.domain.publish.Manifest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells what works and what does not. It makes nothing; with keys of the user's own it writes one
 * small object into the destination and removes it again.
 */
public final class Diagnosis {
  private final Cloud cloud;
  private final Manifest manifest;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Findings findings = Findings.ofEverything();

  /**
   * A diagnosis of the account behind {@code cloud}.
   *
   * @param manifest the replication script
   * @param random makes the name of the object that is written
   */
  public Diagnosis(Cloud cloud, Manifest manifest, InstantSource clock, SecureRandom random) {
    this.cloud = cloud;
    this.manifest = manifest;
    this.clock = clock;
    this.random = random;
  }

  /** What can be seen without buckets. */
  public Findings of(Basics basics) {
    examine(() -> preflight().check(basics));
    return findings;
  }

  /** All that {@code create} would look at. */
  public Findings of(ReplicatorSpec spec) {
    String probe = RunId.next(clock.instant(), random);
    examine(() -> preflight().probing(probe).check(spec));
    return findings;
  }

  private Preflight preflight() {
    return new Preflight(cloud, manifest, clock, findings);
  }

  private void examine(Runnable checks) {
    try {
      checks.run();
    } catch (ReplinodeException e) {
      if (e.kind() == Kind.NOT_AUTHORIZED) {
        findings.refuse(
            "token", e.hint("make a new token in Cloud Manager, or see which one is taken"));
      } else if (e.kind() == Kind.UNREACHABLE) {
        findings.refuse("api", e.hint("see whether the network and the API's address are right"));
      } else {
        throw e;
      }
    }
  }

  /**
   * What to do without any token.
   *
   * @param failure says where one was looked for
   */
  public static Findings withoutToken(Basics basics, ReplinodeException failure) {
    List<String> needed = new ArrayList<>();
    List<String> useful = new ArrayList<>();
    for (ApiScope scope : ApiScope.values()) {
      if (scope.isOfUse(basics)) {
        (scope.isRequired() ? needed : useful).add(scope.scope());
      }
    }
    Findings findings = Findings.ofEverything();
    findings.forbid(
        "token.missing",
        failure.what(),
        failure.why(),
        "in Cloud Manager, your name > API Tokens > Create a Personal Access Token, with "
            + String.join(" ", needed)
            + " and, to see more, "
            + String.join(" ", useful)
            + "; then LINODE_TOKEN=… replinode doctor");
    return findings;
  }
}
