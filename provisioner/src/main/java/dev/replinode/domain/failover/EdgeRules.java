package dev.replinode.domain.failover;

import dev.replinode.stackscript.lint.Rule;
import dev.replinode.stackscript.lint.Severity;
import java.util.Comparator;
import java.util.List;

/** What is looked for in rule trees and GTM properties. The ids are stable. */
public final class EdgeRules {
  static final Rule SYNTAX =
      error("cdn-syntax", "The file is neither a rule tree nor a GTM property");
  static final Rule ABSENT = error("cdn-failover-absent", "No rule fails over");
  static final Rule OFF = error("cdn-failover-off", "Site failover is there and switched off");
  static final Rule UNMATCHED =
      error("cdn-failover-unmatched", "Site failover stands under no failure of the origin");
  static final Rule MEDIA =
      info(
          "cdn-failover-media",
          "The tree fails over by a media variant, which is not read further");
  static final Rule TIMEOUT =
      error("cdn-timeout-unmatched", "A connection time-out does not fail over");
  static final Rule SERVER_ERROR =
      error("cdn-5xx-unmatched", "A status 500, 502, 503 or 504 does not fail over");
  static final Rule NOT_FOUND = warning("cdn-404-unmatched", "A status 404 does not fail over");
  static final Rule FORBIDDEN =
      warning(
          "cdn-403-unmatched",
          "A status 403, by which a bucket that may not be listed says not found, does not fail"
              + " over");
  static final Rule STALE =
      error("cdn-stale-4xx", "Serving stale content is matched on 4XX, where it does nothing");
  static final Rule BACKUP_RULE =
      error("cdn-backup-rule-absent", "No rule gives the failover's hostname an origin");
  static final Rule SAME_ORIGIN = error("cdn-same-origin", "Both origins are the same");
  static final Rule LOOP = error("cdn-backup-loop", "The failover's own hostname fails over again");
  static final Rule HOST_HEADER =
      error("cdn-host-header", "A bucket gets a Host header that does not name it");
  static final Rule UNSIGNED =
      warning("cdn-unsigned-bucket", "Requests to a bucket are not signed");
  static final Rule SAME_KEY =
      warning("cdn-same-credentials", "Both buckets are read with the same key");
  static final Rule KEY_IN_TREE = error("cdn-key-in-tree", "The tree holds an access key");
  static final Rule DEFAULT_SECRET =
      error("cdn-default-secret", "The header value of a template was left as it was");
  static final Rule CACHED_ERROR =
      warning("cdn-cached-error", "Errors are cached for longer than the recovery may take");
  static final Rule SLOW =
      warning("cdn-slow-failover", "One request may wait longer than the recovery may take");
  static final Rule RANGE = warning("cdn-number-range", "A count or a time is out of its range");
  static final Rule OWN_OBJECTS =
      warning("cdn-own-objects-open", "The replication's own objects are open to the world");
  static final Rule BREAK =
      error("cdn-break-production", "A simulated failure is not bound to staging and a header");
  static final Rule FORMAT =
      warning("cdn-rule-format", "The rule format is missing, latest, or older than a behavior");
  static final Rule REDIRECT =
      info("cdn-redirect", "Clients are sent to the backup and see it themselves");
  static final Rule GTM_TYPE = error("gtm-type", "The property does not fail over");
  static final Rule GTM_TARGETS =
      error("gtm-targets", "The property has fewer than two enabled targets, or twice the same");
  static final Rule GTM_TEST = error("gtm-test-absent", "No liveness test is switched on");
  static final Rule GTM_TEST_OBJECT =
      warning("gtm-test-object", "A liveness test asks for no object of its own");
  static final Rule GTM_4XX = warning("gtm-4xx-hidden", "A liveness test takes 4XX for health");
  static final Rule GTM_FLAPPING =
      warning("gtm-flapping", "The way back has no delay, so targets may flap");
  static final Rule GTM_SLOW =
      warning("gtm-slow-failover", "Tests, delay and TTL together take longer than recovery may");
  static final Rule GTM_BUCKET =
      warning("gtm-bucket-target", "A target is a bucket, which cannot be swapped by DNS alone");

  private static final List<Rule> ALL =
      List.of(
              SYNTAX,
              ABSENT,
              OFF,
              UNMATCHED,
              MEDIA,
              TIMEOUT,
              SERVER_ERROR,
              NOT_FOUND,
              FORBIDDEN,
              STALE,
              BACKUP_RULE,
              SAME_ORIGIN,
              LOOP,
              HOST_HEADER,
              UNSIGNED,
              SAME_KEY,
              KEY_IN_TREE,
              DEFAULT_SECRET,
              CACHED_ERROR,
              SLOW,
              RANGE,
              OWN_OBJECTS,
              BREAK,
              FORMAT,
              REDIRECT,
              GTM_TYPE,
              GTM_TARGETS,
              GTM_TEST,
              GTM_TEST_OBJECT,
              GTM_4XX,
              GTM_FLAPPING,
              GTM_SLOW,
              GTM_BUCKET)
          .stream()
          .sorted(Comparator.comparing(Rule::id))
          .toList();

  private EdgeRules() {}

  /** Every rule, in the order of their ids. */
  public static List<Rule> all() {
    return ALL;
  }

  /** The rule for a file that is none of these. */
  public static Rule syntax() {
    return SYNTAX;
  }

  private static Rule error(String id, String summary) {
    return new Rule(id, Severity.ERROR, false, summary);
  }

  private static Rule warning(String id, String summary) {
    return new Rule(id, Severity.WARNING, false, summary);
  }

  private static Rule info(String id, String summary) {
    return new Rule(id, Severity.INFO, false, summary);
  }
}
