package dev.replinode.domain.replicator;

import dev.replinode.domain.finding.Findings;
import dev.replinode.domain.replicator.Account.Grants;
import dev.replinode.domain.replicator.Account.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether the token and its user may do what is asked for, and whether the clock here is right. */
final class UserCheck {
  /** S3 refuses what was signed further away than this ({@code RequestTimeTooSkewed}). */
  private static final Duration SIGNING_LIMIT = Duration.ofMinutes(15);

  /** The platform tells its time to the second, and the answer takes a while. */
  private static final Duration UNREMARKABLE = Duration.ofSeconds(2);

  private final Basics basics;
  private final Findings findings;

  UserCheck(Basics basics, Findings findings) {
    this.basics = basics;
    this.findings = findings;
  }

  /** Names each scope that is missing, with what it is for and what does without it. */
  void scopes(Scopes scopes) {
    if (scopes.told().isEmpty()) {
      findings.note(
          "token.scopes-unknown",
          "the token",
          "the platform does not tell its scopes: one that is missing shows when it is used");
    }
    for (ApiScope scope : ApiScope.values()) {
      if (scope.isOfUse(basics) && scopes.lacks(scope.scope())) {
        lacking(scope);
      }
    }
  }

  private void lacking(ApiScope scope) {
    String id = "token.scope." + scope.scope().replaceAll(":.*", "");
    String what = "scope " + scope.scope();
    if (scope.isRequired()) {
      findings.forbid(
          id,
          what,
          "the token lacks it; " + scope.purpose(),
          "make a token that has it in Cloud Manager, or use " + scope.otherWay());
    } else {
      String remedy = "a token that has it shows it";
      String why = "the token lacks it: " + scope.purpose();
      if (scope == ApiScope.ACCOUNT || scope == ApiScope.BUCKETS) {
        findings.warn(id, what, why, remedy);
      } else {
        findings.note(id, what, why, remedy);
      }
    }
  }

  /**
   * What a restricted user may do.
   *
   * @param script the label of the script to publish
   */
  void grants(Token token, Account account, String script) {
    if (!token.isRestricted()) {
      return;
    }
    String user = "user " + token.username();
    findings.warn(
        "user.restricted",
        user,
        "it is restricted and may not set tags: this replicator cannot be found again by its name",
        "use a token of an unrestricted user");
    Optional<Grants> grants =
        findings.look(
            "user.grants-unknown", user, "a missing grant shows when used", account::grants);
    grants.ifPresent(known -> grants(user, known, script));
  }

  private void grants(String user, Grants grants, String script) {
    if (grants.addLinodes().isEmpty()) {
      findings.note(
          "user.grants-unknown",
          user,
          "its grants do not tell what it may make: one that is missing shows when used");
    }
    require(grants.addLinodes(), user, "add_linodes", "make instances", "");
    boolean mayUse = grants.stackScripts().contains(script);
    if (basics.method() == DeploymentMethod.STACKSCRIPT && !mayUse) {
      String way = ", or use " + ApiScope.STACKSCRIPTS.otherWay();
      require(grants.addStackScripts(), user, "add_stackscripts", "make StackScripts", way);
    }
    if (basics.machine().firewall().kind() == FirewallChoice.Kind.NEW) {
      String way = ", or use " + ApiScope.FIREWALL.otherWay();
      require(grants.addFirewalls(), user, "add_firewalls", "make firewalls", way);
    }
  }

  private void require(
      Optional<Boolean> grant, String user, String name, String purpose, String otherWay) {
    if (grant.isPresent() && !grant.get()) {
      findings.forbid(
          "user.grant." + name,
          user,
          "it has not the grant " + name + ", so it may not " + purpose,
          "have an administrator give it" + otherWay);
    }
  }

  /** How far the clock here is from the platform's. */
  void clock(Optional<Instant> platform, Instant here) {
    platform.ifPresent(
        there -> {
          Duration ahead = Duration.between(there, here);
          String skew =
              "it is "
                  + ahead.abs().toSeconds()
                  + " s "
                  + (ahead.isNegative() ? "behind" : "ahead of")
                  + " the platform's";
          if (ahead.abs().compareTo(SIGNING_LIMIT) > 0) {
            findings.warn(
                "clock.skew",
                "the clock here",
                skew + ": Object Storage refuses requests signed more than 15 minutes off",
                "set the clock, best by NTP");
          } else if (ahead.abs().compareTo(UNREMARKABLE) > 0) {
            findings.note(
                "clock.skew",
                "the clock here",
                skew + "; ages and lags are told by it",
                "set the clock, best by NTP");
          }
        });
  }
}
