package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.Secret;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.publish.Publication;
import dev.replinode.domain.publish.Publisher;
import dev.replinode.domain.publish.ScriptContent;
import dev.replinode.domain.publish.StackScripts;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.stackscript.UserData;
import java.util.Map;
import java.util.Optional;

/** Brings the script to where the instance will find it: into the account, or into user data. */
final class ScriptDelivery {
  /** As long as the platform's keys, and as little to be packed: 20 and 40 characters. */
  private static final AccessKey ANY_KEY =
      new AccessKey("Q7ZK2MXB9WJ4RTN5HV8D", Secret.of("mJ4xQz7LpW2vTc9RkYb3NhFs6GdUe8AaXi5Zo1Kq"));

  private static final String ANY_RUN = "20261122T153000Z-1a2b3c";

  private final StackScripts scripts;
  private final Manifest manifest;
  private final Progress progress;

  ScriptDelivery(StackScripts scripts, Manifest manifest, Progress progress) {
    this.scripts = scripts;
    this.manifest = manifest;
    this.progress = progress;
  }

  /**
   * Checks, before anything is made, that the script with its values is not too large, or that the
   * account's can be brought up to date.
   *
   * @throws ReplinodeException refused, with the size and the longest values, or with the script
   *     that stands in the way
   */
  void requireFit(ReplicatorSpec spec, Prepared prepared) {
    if (spec.method() == DeploymentMethod.STACKSCRIPT) {
      outlook(prepared);
    } else {
      BucketCredentials keys = spec.credentials().orElse(new BucketCredentials(ANY_KEY, ANY_KEY));
      userData(manifest, values(spec, prepared, keys, ANY_RUN));
    }
  }

  /** What the instance is to run, after publishing the script if it is to be a StackScript. */
  Deployment deliver(
      ReplicatorSpec spec,
      Prepared prepared,
      BucketCredentials credentials,
      String runId,
      Outcome outcome) {
    Map<String, String> values = values(spec, prepared, credentials, runId);
    if (spec.method() == DeploymentMethod.METADATA) {
      Secret userData = userData(manifest, values);
      progress.step(
          "script",
          String.format(
              "user data, %,d of %,d bytes", userData.reveal().length(), UserData.LARGEST_BYTES));
      return new Deployment.Metadata(userData);
    }
    Publication published = publish(prepared);
    outcome.script(published);
    return new Deployment.StackScript(published.script().id(), values);
  }

  /**
   * The script of {@code manifest} with {@code values}, as user data.
   *
   * @throws ReplinodeException refused when it is too large, with the size and the longest values
   */
  static Secret userData(Manifest manifest, Map<String, String> values) {
    try {
      return Secret.of(UserData.of(manifest.script(), values));
    } catch (IllegalArgumentException e) {
      throw ReplinodeException.refused("user data", e.getMessage())
          .hint("shorter values, or " + DeploymentMethod.METADATA.otherWay());
    }
  }

  private static Map<String, String> values(
      ReplicatorSpec spec, Prepared prepared, BucketCredentials credentials, String runId) {
    return ScriptValues.of(
        prepared.pair(), credentials, spec.replication(), prepared.name(), Optional.of(runId));
  }

  /**
   * What publishing the script would do; sends nothing.
   *
   * @throws ReplinodeException refused, when it could not be done
   */
  CreationPlan.Script outlook(Prepared prepared) {
    Publisher.Outlook outlook = new Publisher(scripts).outlook(content(prepared));
    return new CreationPlan.Script(manifest.label(), outlook.action(), outlook.id());
  }

  private ScriptContent content(Prepared prepared) {
    return manifest.content(Map.of(Manifest.OBJECT_STORAGE_ENDPOINTS, prepared.endpoints().ids()));
  }

  private Publication publish(Prepared prepared) {
    Publication published = new Publisher(scripts).publish(content(prepared));
    progress.step(
        "script",
        "StackScript "
            + published.script().id()
            + " ("
            + manifest.label()
            + ") "
            + published.action().word());
    return published;
  }
}
