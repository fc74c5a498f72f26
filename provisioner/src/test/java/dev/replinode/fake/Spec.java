package dev.replinode.fake;

import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.DeploymentMethod;
import dev.replinode.domain.replicator.FirewallChoice;
import dev.replinode.domain.replicator.Machine;
import dev.replinode.domain.replicator.Replication;
import dev.replinode.domain.replicator.Replication.Mode;
import dev.replinode.domain.replicator.ReplicatorSpec;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.storage.BucketRef;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a user asks for: the replicator of {@link Samples}, changed by the test. */
public final class Spec {
  private BucketRef source = BucketRef.parse("media@jp-osa-1");
  private BucketRef dest = BucketRef.parse("media-dr@us-iad-1");
  private Optional<URI> destEndpoint = Optional.empty();
  private DeploymentMethod method = DeploymentMethod.STACKSCRIPT;
  private Machine machine = Samples.machine();
  private Replication replication = Samples.once();
  private Optional<BucketCredentials> credentials = Optional.empty();
  private Optional<BigDecimal> price = Optional.empty();

  /** Another source. */
  public Spec source(String ref) {
    source = BucketRef.parse(ref);
    return this;
  }

  /** Another destination. */
  public Spec dest(String ref) {
    dest = BucketRef.parse(ref);
    return this;
  }

  /** A destination on a server of the user's. */
  public Spec destEndpoint(String url) {
    destEndpoint = Optional.of(URI.create(url));
    return this;
  }

  /** Another type, image or region. */
  public Spec machine(String type, String image, String region) {
    machine =
        new Machine(
            type,
            image,
            Optional.ofNullable(region),
            List.of("ssh-ed25519 AAAA"),
            List.of("ada"),
            machine.firewall(),
            List.of("team:media"),
            machine.diskEncryption());
    return this;
  }

  /** Another firewall. */
  public Spec firewall(String choice) {
    machine =
        new Machine(
            machine.type(),
            machine.image(),
            machine.region(),
            machine.authorizedKeys(),
            machine.authorizedUsers(),
            FirewallChoice.parse(choice),
            machine.tags(),
            machine.diskEncryption());
    return this;
  }

  /** With or without an encrypted disk. */
  public Spec diskEncryption(String word) {
    machine =
        new Machine(
            machine.type(),
            machine.image(),
            machine.region(),
            machine.authorizedKeys(),
            machine.authorizedUsers(),
            machine.firewall(),
            machine.tags(),
            Optional.of(word));
    return this;
  }

  /** By user data. */
  public Spec metadata() {
    method = DeploymentMethod.METADATA;
    return this;
  }

  /** Copies only. */
  public Spec copyOnly() {
    replication = new Replication(Mode.COPY, false, Optional.empty(), replication.every());
    return this;
  }

  /** May remove what only the destination has. */
  public Spec allowDelete(String most) {
    replication = new Replication(Mode.SYNC, true, Optional.of(most), replication.every());
    return this;
  }

  /** Again and again. */
  public Spec every(Duration period) {
    replication = new Replication(replication.mode(), false, Optional.empty(), Optional.of(period));
    return this;
  }

  /** With the user's keys. */
  public Spec ownKeys() {
    credentials = Optional.of(Samples.OWN_KEYS);
    return this;
  }

  /** With these keys. */
  public Spec keys(AccessKey source, AccessKey dest) {
    credentials = Optional.of(new BucketCredentials(source, dest));
    return this;
  }

  /** At most this price a month. */
  public Spec maxPrice(String usd) {
    price = Optional.of(new BigDecimal(usd));
    return this;
  }

  /** The whole. */
  public ReplicatorSpec build() {
    return new ReplicatorSpec(
        source,
        dest,
        Optional.empty(),
        destEndpoint,
        Optional.of(Samples.NAME),
        method,
        machine,
        replication,
        credentials,
        price);
  }
}
