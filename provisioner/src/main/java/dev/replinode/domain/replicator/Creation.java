package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.publish.Publication;
import dev.replinode.domain.publish.Publisher;
import dev.replinode.domain.replicator.Outcome.InstanceAction;
import dev.replinode.domain.wait.Waiter;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a replicator, or adopts the one that is there. */
public final class Creation {
  private final Cloud cloud;
  private final Manifest manifest;
  private final Waiter waiter;
  private final Progress progress;
  private final SecureRandom random;
  private final KeyRing keyRing;

  /**
   * A creation against {@code cloud}.
   *
   * @param manifest the replication script of the library
   * @param random makes root passwords and run ids
   */
  public Creation(
      Cloud cloud, Manifest manifest, Waiter waiter, Progress progress, SecureRandom random) {
    this.cloud = cloud;
    this.manifest = manifest;
    this.waiter = waiter;
    this.progress = progress;
    this.random = random;
    this.keyRing = new KeyRing(cloud.accessKeys());
  }

  /** Looks up and checks all that can be, and changes nothing. */
  public Prepared prepare(ReplicatorSpec spec, Outcome outcome) {
    Prepared prepared = new Preflight(cloud, progress).check(spec);
    outcome.identify(prepared.name(), prepared.pair());
    outcome.price(prepared.price());
    progress.step("preflight", prepared.pair() + " as " + prepared.name());
    return prepared;
  }

  /**
   * The replicator's instance, made or adopted; what was made is in {@code outcome} even when this
   * throws. The keys, when they are at hand, are in the result.
   *
   * @throws ReplinodeException refused when something of that label is not ours, or when the
   *     destination holds what the source lacks
   */
  public Access make(ReplicatorSpec spec, Prepared prepared, Outcome outcome) {
    Optional<Instance> existing =
        new Ownership(cloud.instances()).find(prepared.name(), prepared.pair());
    if (existing.isPresent()) {
      return adopt(existing.get(), spec, prepared, outcome);
    }
    List<Long> keyIds = List.of();
    BucketCredentials credentials = spec.credentials().orElse(null);
    if (credentials == null) {
      KeyRing.Pair minted = mint(prepared, outcome);
      credentials = minted.credentials();
      keyIds = minted.ids();
    }
    try {
      return build(spec, prepared, credentials, keyIds, outcome);
    } catch (RuntimeException e) {
      new Undo(cloud, keyRing).afterFailure(e, prepared.name(), outcome);
      throw e;
    }
  }

  private Access adopt(Instance instance, ReplicatorSpec spec, Prepared prepared, Outcome outcome) {
    outcome.instance(instance, InstanceAction.ADOPTED);
    outcome.follows(instance.tags().runId().orElse(""));
    new Ownership(cloud.instances()).requireKeys(instance, keyRing);
    progress.step("instance", instance.describe() + " is there already and is used as it is");
    return new Access(instance, prepared.pair(), spec.credentials());
  }

  private KeyRing.Pair mint(Prepared prepared, Outcome outcome) {
    KeyRing.Pair pair = keyRing.mintPair(prepared.name(), prepared.pair());
    outcome.key(pair.source().id(), pair.source().label(), false);
    outcome.key(pair.dest().id(), pair.dest().label(), false);
    progress.step("keys", "two limited keys: source read_only, destination read_write");
    return pair;
  }

  private Access build(
      ReplicatorSpec spec,
      Prepared prepared,
      BucketCredentials credentials,
      List<Long> keyIds,
      Outcome outcome) {
    String runId = RunId.next(waiter.clock().instant(), random);
    requireStorage(spec, prepared, credentials, !keyIds.isEmpty(), runId);
    Publication script = publish(prepared);
    outcome.script(script);
    InstanceMaker maker = new InstanceMaker(cloud, prepared, spec, random);
    Map<String, String> values =
        ScriptValues.of(prepared.pair(), credentials, spec.replication(), prepared.name(), runId);
    InstanceMaker.Made made = maker.make(script.script().id(), values, runId, keyIds);
    outcome.follows(made.instance().tags().runId().orElse(runId));
    if (!made.isOurRun()) {
      return lostTheRace(made.instance(), spec, prepared, outcome);
    }
    outcome.instance(made.instance(), InstanceAction.CREATED);
    if (!keyIds.isEmpty()) {
      outcome.left(keyRing.sweep(prepared.name(), keyIds));
    }
    progress.step("instance", made.instance().describe() + " in " + made.instance().region());
    return new Access(
        known(made.instance(), spec, prepared), prepared.pair(), Optional.of(credentials));
  }

  /** Where no tags could be set, this command still knows what they would have told. */
  private static Instance known(Instance made, ReplicatorSpec spec, Prepared prepared) {
    return prepared.mayTag() ? made : made.with(new Tags(Tags.of(spec.replication())));
  }

  /** Another create of the same name was faster: its instance is the one, our keys go. */
  private Access lostTheRace(
      Instance winner, ReplicatorSpec spec, Prepared prepared, Outcome outcome) {
    outcome.left(keyRing.revoke(outcome));
    return adopt(winner, spec, prepared, outcome);
  }

  private Publication publish(Prepared prepared) {
    Publication published =
        new Publisher(cloud.stackScripts())
            .publish(
                manifest.content(
                    Map.of(Manifest.OBJECT_STORAGE_ENDPOINTS, prepared.endpoints().ids())));
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

  private void requireStorage(
      ReplicatorSpec spec,
      Prepared prepared,
      BucketCredentials credentials,
      boolean areNew,
      String runId) {
    try (PairStorage storage =
        new PairStorage(prepared.pair(), credentials, cloud.objectStores())) {
      if (areNew) {
        storage.awaitNewKeys(waiter);
      } else {
        storage.requireAccess(runId);
      }
      Replication replication = spec.replication();
      if (!replication.keepsExtras() && !replication.allowDelete()) {
        requireNoExtras(storage);
      }
      progress.step("buckets", "the keys reach both");
    }
  }

  /** The first run deletes nothing, so it could never end equal; better said before it is paid. */
  private void requireNoExtras(PairStorage storage) {
    long extras = new Verification(waiter.clock(), progress).extras(storage);
    if (extras > 0) {
      throw ReplinodeException.refused(
              "bucket " + storage.pair().dest(),
              "it holds " + extras + " objects that " + storage.pair().source() + " lacks")
          .hint("keep them with --mode copy, or let them be removed with --allow-delete");
    }
  }
}
