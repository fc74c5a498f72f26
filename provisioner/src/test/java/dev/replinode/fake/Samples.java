package dev.replinode.fake;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.Secret;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.BucketPair;
import dev.replinode.domain.replicator.Deployment;
import dev.replinode.domain.replicator.FirewallChoice;
import dev.replinode.domain.replicator.InstanceRequest;
import dev.replinode.domain.replicator.Machine;
import dev.replinode.domain.replicator.Replication;
import dev.replinode.domain.replicator.Replication.Mode;
import dev.replinode.domain.replicator.ReplicatorName;
import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.storage.EndpointDirectory;
import dev.replinode.stackscript.UserData;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;

/** Values that many tests begin with. */
public final class Samples {
  /** A name. */
  public static final ReplicatorName NAME = new ReplicatorName("media-dr");

  /** A script with the fields that follow the platform. */
  public static final Manifest MANIFEST =
      new Manifest(
          "replinode-replicate-bucket",
          "Copies a bucket.",
          List.of("linode/ubuntu22.04"),
          false,
          """
          #!/usr/bin/env bash
          # <UDF name="SRC_REGION" label="Source region" oneOf="old-1,old-2" />
          # <UDF name="SRC_BUCKET" label="Source bucket" />
          # <UDF name="DEST_REGION" label="Destination region" oneOf="old-1" default="old-1" />
          """,
          Map.of("SRC_REGION", "object-storage-endpoints"));

  /** Keys that a user brings. */
  public static final BucketCredentials OWN_KEYS =
      new BucketCredentials(
          new AccessKey("OWNSRC", Secret.of("own-source-secret")),
          new AccessKey("OWNDEST", Secret.of("own-dest-secret")));

  private Samples() {}

  /** A bucket at an endpoint of the platform. */
  public static Site site(String bucket, String endpointId) {
    return new Site(bucket, EndpointDirectory.builtIn().resolve(endpointId).get(0), false);
  }

  /** The pair of {@link FakeCloud}. */
  public static BucketPair pair() {
    return new BucketPair(site("media", "jp-osa-1"), site("media-dr", "us-iad-1"));
  }

  /** One run that syncs, as without options. */
  public static Replication once() {
    return new Replication(Mode.SYNC, false, Optional.empty(), Optional.empty());
  }

  /** The machine as without options. */
  public static Machine machine() {
    return new Machine(
        "g6-standard-2",
        "linode/ubuntu22.04",
        Optional.empty(),
        List.of(),
        List.of(),
        FirewallChoice.parse("new"),
        List.of(),
        Optional.empty());
  }

  /** The values of the fields of {@link #MANIFEST}, whichever way they are sent. */
  public static Map<String, String> valuesIn(InstanceRequest request) {
    if (request.deployment() instanceof Deployment.Metadata metadata) {
      return UserData.valuesIn(metadata.userData().reveal(), MANIFEST.script()).orElseThrow();
    }
    return ((Deployment.StackScript) request.deployment()).values();
  }

  /** The tags of the replicator {@link #NAME} for {@link #pair}, and these besides. */
  public static String[] tags(String... more) {
    List<String> own = List.of(NAME.tag(), pair().tag(), "replinode-run:20261122T150000Z-00000a");
    return Stream.concat(own.stream(), Arrays.stream(more)).toArray(String[]::new);
  }

  /** The failure that {@code work} ends in. */
  public static ReplinodeException failure(Executable work) {
    return Assertions.assertThrows(ReplinodeException.class, work);
  }
}
