package dev.replinode.domain.replicator;

import dev.replinode.domain.finding.Findings;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.replicator.Account.Settings;
import dev.replinode.domain.replicator.Account.Token;
import dev.replinode.domain.replicator.Buckets.Contents;
import dev.replinode.domain.replicator.Platform.Image;
import dev.replinode.domain.replicator.Platform.InstanceType;
import dev.replinode.domain.replicator.Platform.Price;
import dev.replinode.domain.replicator.Platform.Region;
import dev.replinode.domain.storage.Endpoint;
import dev.replinode.domain.storage.EndpointDirectory;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everything that can be known before the first change, so that a refusal costs nothing. It goes on
 * after a refusal, so that all of them are told at once.
 */
public final class Preflight {
  private final Cloud cloud;
  private final Manifest manifest;
  private final InstantSource clock;
  private final Findings findings;
  private Optional<String> probe = Optional.empty();

  /**
   * A preflight against {@code cloud}.
   *
   * @param manifest the replication script
   * @param findings told of all that is found
   */
  public Preflight(Cloud cloud, Manifest manifest, InstantSource clock, Findings findings) {
    this.cloud = cloud;
    this.manifest = manifest;
    this.clock = clock;
    this.findings = findings;
  }

  /**
   * Tries the destination's key for writing as well, with an object that is removed again.
   *
   * @param id what the object's name ends in
   */
  Preflight probing(String id) {
    probe = Optional.of(id);
    return this;
  }

  /**
   * Looks up what can be without buckets, and changes nothing.
   *
   * @throws dev.replinode.domain.ReplinodeException the token is not valid, or no answer came
   */
  public void check(Basics basics) {
    Token token = user(basics);
    Optional<Settings> settings = settings(basics, token.scopes());
    Optional<String> region = basics.machine().region();
    machine(basics, settings, region, EndpointDirectory.builtIn());
    firewall(basics);
  }

  /**
   * Looks everything up and changes nothing.
   *
   * @return nothing when too much is refused to say what would be made
   * @throws dev.replinode.domain.ReplinodeException the token is not valid, or no answer came
   */
  public Optional<Prepared> check(ReplicatorSpec spec) {
    Basics basics = Basics.of(spec);
    Token token = user(basics);
    Optional<Settings> settings = settings(basics, token.scopes());
    boolean maySee = !token.scopes().lacks(ApiScope.BUCKETS.scope());
    Optional<SiteFinder> sites = maySee || basics.hasOwnKeys() ? sites(basics) : Optional.empty();
    Optional<BucketPair> pair = sites.flatMap(finder -> pair(spec, finder));
    EndpointDirectory endpoints =
        sites.map(SiteFinder::directory).orElseGet(EndpointDirectory::builtIn);
    Optional<String> region =
        basics
            .machine()
            .region()
            .or(() -> pair.flatMap(this::beside))
            .or(() -> pair.isPresent() ? Optional.empty() : likely(spec, endpoints));
    Optional<Machines> machine = machine(basics, settings, region, endpoints);
    firewall(basics);
    pair.ifPresent(known -> buckets(spec, known, sites.get(), machine, maySee));
    if (pair.isEmpty() || machine.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Prepared(
            pair.get(),
            spec.name().orElseGet(() -> ReplicatorName.of(pair.get())),
            machine.get().region().id(),
            machine.get().price(),
            !token.isRestricted(),
            settings.filter(Settings::onlyLinodeInterfaces).isPresent(),
            endpoints));
  }

  /** What the instance is to be made of. */
  private record Machines(Region region, InstanceType type, Price price) {}

  private Token user(Basics basics) {
    Token token = cloud.account().token();
    findings.passed("token", "user " + token.username() + ", scopes: " + token.scopes());
    UserCheck check = new UserCheck(basics, findings);
    check.clock(token.answered(), clock.instant());
    check.scopes(token.scopes());
    check.grants(token, cloud.account(), manifest.label());
    return token;
  }

  private Optional<Settings> settings(Basics basics, Scopes scopes) {
    if (scopes.lacks(ApiScope.ACCOUNT.scope())) {
      return Optional.empty();
    }
    Optional<Settings> settings = cloud.account().settings();
    if (settings.isEmpty()) {
      findings.note(
          "account.settings-unknown",
          "the account's settings",
          "they may not be read, so " + ApiScope.ACCOUNT.purpose());
    }
    new PriceCheck(basics, findings).objectStorage(settings);
    return settings;
  }

  private Optional<SiteFinder> sites(Basics basics) {
    return findings.attempt(
        "object-storage.endpoints",
        () ->
            SiteFinder.of(
                cloud,
                basics.hasOwnKeys(),
                (what, why) -> findings.note("bucket.unseen", what, why)));
  }

  private Optional<BucketPair> pair(ReplicatorSpec spec, SiteFinder finder) {
    Optional<Site> source =
        findings.attempt("source", () -> finder.find(spec.source(), spec.sourceEndpoint()));
    Optional<Site> dest =
        findings.attempt("dest", () -> finder.find(spec.dest(), spec.destEndpoint()));
    source.ifPresent(site -> findings.passed("source", describe(site)));
    dest.ifPresent(site -> findings.passed("dest", describe(site)));
    return source.isEmpty() || dest.isEmpty()
        ? Optional.empty()
        : findings.attempt("pair", () -> SiteFinder.pair(spec, source.get(), dest.get()));
  }

  private static String describe(Site site) {
    Endpoint endpoint = site.endpoint();
    String type = endpoint.type().isEmpty() ? "" : ", type " + endpoint.type();
    return "bucket " + site + " at " + endpoint.uri() + type;
  }

  private Optional<String> beside(BucketPair pair) {
    String region = pair.source().endpoint().computeRegion();
    if (region.isEmpty()) {
      findings.refuse(
          "region.unknown",
          "endpoint " + pair.source().endpoint().id(),
          "the platform does not tell which compute region is beside it",
          "--region REGION");
    }
    return Optional.of(region).filter(known -> !known.isEmpty());
  }

  /** Where the source would be, if it were not for what is refused. */
  private static Optional<String> likely(ReplicatorSpec spec, EndpointDirectory endpoints) {
    return endpoints.resolve(spec.source().region()).stream()
        .map(Endpoint::computeRegion)
        .filter(region -> !region.isEmpty())
        .findFirst();
  }

  private Optional<Machines> machine(
      Basics basics,
      Optional<Settings> settings,
      Optional<String> where,
      EndpointDirectory endpoints) {
    MachineCheck check = new MachineCheck(cloud.platform(), basics, findings);
    Optional<Region> region = where.flatMap(id -> check.region(id, endpoints));
    Optional<Image> image = check.image(manifest, clock.instant());
    Optional<InstanceType> type = check.type(where.orElse(""));
    if (region.isEmpty() || type.isEmpty()) {
      return Optional.empty();
    }
    check.fit(type.get(), region.get(), image);
    Price price = new PriceCheck(basics, findings).price(type.get(), settings);
    findings.passed(
        "machine",
        type.get().id() + " in " + region.get().id() + ", image " + basics.machine().image());
    return Optional.of(new Machines(region.get(), type.get(), price));
  }

  private void firewall(Basics basics) {
    OptionalLong id = basics.machine().firewall().id();
    if (id.isEmpty()) {
      return;
    }
    String what = "firewall " + id.getAsLong();
    Optional<Boolean> exists =
        findings.look(
            "firewall.unseen",
            what,
            "whether there is one of that id shows when it is used",
            () -> Optional.of(cloud.firewalls().find(id.getAsLong()).isPresent()));
    if (exists.isPresent() && !exists.get()) {
      findings.refuse(
          "firewall.unknown",
          what,
          "the account has none of that id",
          "--firewall new, which makes one that lets nothing in");
    }
  }

  private void buckets(
      ReplicatorSpec spec,
      BucketPair pair,
      SiteFinder sites,
      Optional<Machines> machine,
      boolean maySee) {
    Optional<Contents> source = sites.bucket(spec.source()).flatMap(Buckets.Bucket::contents);
    Optional<Contents> dest = sites.bucket(spec.dest()).flatMap(Buckets.Bucket::contents);
    if (maySee) {
      BucketCheck check = new BucketCheck(cloud.buckets(), pair, findings);
      check.sharing();
      if (source.isPresent() && dest.isPresent()) {
        check.room(source.get(), dest.get());
      }
    }
    if (source.isPresent() && machine.isPresent()) {
      Machines made = machine.get();
      new PriceCheck(Basics.of(spec), findings)
          .transfer(made.type(), source.get(), cloud.platform(), made.region().id());
    }
    spec.credentials().ifPresent(keys -> keys(pair, keys));
  }

  private void keys(BucketPair pair, BucketCredentials keys) {
    try (PairStorage storage = new PairStorage(pair, keys, cloud.objectStores())) {
      KeyCheck check = new KeyCheck(storage, findings);
      if (check.read()) {
        findings.passed("keys", "the keys list both buckets and read the source");
        check.versions();
        probe.ifPresent(check::write);
      }
    }
  }
}
