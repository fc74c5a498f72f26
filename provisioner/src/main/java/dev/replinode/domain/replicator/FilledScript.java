package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.Secret;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.stackscript.StandaloneScript;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The replication script with the values of one pair, to be run by other means than {@code create}.
 * It names no run: each run of it makes an id of its own.
 *
 * @param name the replicator's name, which its status objects show
 * @param pair the buckets
 * @param values of the script's fields; they hold secrets, so {@link #toString} names none
 */
public record FilledScript(ReplicatorName name, BucketPair pair, Map<String, String> values) {

  /**
   * Fills the script in.
   *
   * @param cloud the account, which tells where the buckets are; empty: what the tool itself knows
   * @throws ReplinodeException usage for a loop or without keys; refused for an unknown bucket or
   *     region, and without an account for a region with several endpoints
   */
  public static FilledScript of(ReplicatorSpec spec, Optional<Cloud> cloud, Progress progress) {
    BucketCredentials keys =
        spec.credentials()
            .orElseThrow(() -> ReplinodeException.usage("bucket keys", "there are none"));
    BiConsumer<String, String> told = (what, why) -> progress.warning(what + ": " + why);
    SiteFinder sites =
        cloud
            .map(account -> SiteFinder.of(account, SiteFinder.named(spec), true, told))
            .orElseGet(SiteFinder::offline);
    BucketPair pair = sites.pair(spec);
    ReplicatorName name = spec.name().orElseGet(() -> ReplicatorName.of(pair));
    return new FilledScript(
        name, pair, ScriptValues.of(pair, keys, spec.replication(), name, Optional.empty()));
  }

  /** The whole script of {@code manifest} with the values in it, for plain bash. */
  public Secret standalone(Manifest manifest) {
    return Secret.of(StandaloneScript.of(manifest.script(), values));
  }

  /**
   * The same as cloud-init user data, not yet encoded.
   *
   * @throws ReplinodeException refused when it is too large, with the size and the longest values
   */
  public Secret userData(Manifest manifest) {
    return ScriptDelivery.userData(manifest, values);
  }

  @Override
  public String toString() {
    return "FilledScript[" + name + ", " + pair + "]";
  }
}
