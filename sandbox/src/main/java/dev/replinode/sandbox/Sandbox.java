package dev.replinode.sandbox;

import dev.replinode.distro.DistroPackages;
import dev.replinode.sandbox.api.StorageRegions;
import dev.replinode.sandbox.api.TokensApi;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.catalog.Endpoint;
import dev.replinode.sandbox.fault.EventFaults;
import dev.replinode.sandbox.fault.Faults;
import dev.replinode.sandbox.fault.SkewedClock;
import dev.replinode.sandbox.http.ApiServer;
import dev.replinode.sandbox.http.LocalCertificate;
import dev.replinode.sandbox.http.RateLimits;
import dev.replinode.sandbox.http.Tokens;
import dev.replinode.sandbox.instance.Lifecycle;
import dev.replinode.sandbox.instance.Machines;
import dev.replinode.sandbox.instance.Timing;
import dev.replinode.sandbox.journal.Journal;
import dev.replinode.sandbox.journal.JournalFile;
import dev.replinode.sandbox.s3.KeyGrant;
import dev.replinode.sandbox.s3.KeyRing;
import dev.replinode.sandbox.s3.ObjectStorage;
import dev.replinode.sandbox.s3.S3Server;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.AccountFile;
import dev.replinode.sandbox.state.EventLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A running sandbox, all parts joined. */
final class Sandbox implements AutoCloseable {
  private final Parts parts;
  private final Summary summary;

  /** Everything that has to be ended. */
  private record Parts(
      DataFolder data,
      ApiServer api,
      S3Server s3,
      Lifecycle lifecycle,
      Machines machines,
      ObjectStorage storage,
      Journal journal) {}

  private Sandbox(Parts parts, Summary summary) {
    this.parts = parts;
    this.summary = summary;
  }

  /**
   * Starts everything; buckets are there and filled when it returns.
   *
   * @throws IOException a port or a folder cannot be had
   * @throws IllegalArgumentException an argument makes no sense
   */
  static Sandbox start(Arguments arguments) throws IOException {
    Timing timing = new Timing(arguments.provisionTime, arguments.bootTime, arguments.timeScale);
    Catalog catalog = new Catalog();
    Faults faults = new Faults(catalog);
    arguments.faults.forEach(faults::add);
    DataFolder data = DataFolder.open(arguments.data());
    try {
      return start(arguments, timing, catalog, faults, data);
    } catch (IOException | RuntimeException e) {
      data.close();
      throw e;
    }
  }

  private static Sandbox start(
      Arguments arguments, Timing timing, Catalog catalog, Faults faults, DataFolder data)
      throws IOException {
    SkewedClock clock = new SkewedClock(Clock.systemUTC(), faults);
    Account account = new Account(clock);
    EventLog events = new EventLog(account, new EventFaults(faults));
    Journal journal = new Journal(journalFile(arguments));
    KeyRing ring = new KeyRing(clock.real());
    Keeper keeper = new Keeper(new AccountFile(data.path().resolve("account.json")));
    Credentials credentials = keeper.credentials().orElseGet(Credentials::random);
    ring.put(credentials.accessKey(), everywhere(credentials, catalog));
    ObjectStorage storage = new ObjectStorage(catalog, data.path().resolve("objects"), clock);
    Optional<LocalCertificate> certificate = certificate(arguments, catalog);
    S3Server s3 =
        S3Server.bind(storage, ring, clock, journal, certificate.map(LocalCertificate::context));
    new Outages(catalog, faults, s3).follow();
    Machines machines = machines(arguments, data);
    Lifecycle lifecycle = new Lifecycle(account, events, catalog, faults, timing, machines);
    Tokens tokens = new Tokens(credentials.token(), clock);
    Services services =
        new Services(
            account, events, catalog, faults, tokens, ring, storage, s3, lifecycle, machines,
            journal);
    if (data.isKept()) {
      storage.keepIn(data.path().resolve("objects.journal"));
      keeper.keep(account, credentials, ring, new StorageRegions(catalog, s3));
      TokensApi.restore(account, tokens);
      account.use(true, services::resume);
    }
    PublicStackScript.in(account);
    new Buckets(storage, catalog).make(arguments.buckets, arguments.fills);
    ApiServer api =
        ApiServer.start(
            arguments.port,
            certificate,
            services.handler(clock, new RateLimits(clock, arguments.rateLimits)));
    Optional<Path> ca = certificate.map(c -> c.writeAuthority(data.path().resolve("ca.pem")));
    Summary summary = summary(api, ca, s3, credentials, catalog, data);
    return new Sandbox(new Parts(data, api, s3, lifecycle, machines, storage, journal), summary);
  }

  private static Optional<LocalCertificate> certificate(Arguments arguments, Catalog catalog) {
    List<String> hosts =
        catalog.endpoints().stream().map(endpoint -> endpoint.id() + ".localhost").toList();
    return arguments.tls ? Optional.of(LocalCertificate.create(hosts)) : Optional.empty();
  }

  private static Optional<JournalFile> journalFile(Arguments arguments) throws IOException {
    if (arguments.journal == null) {
      return Optional.empty();
    }
    return Optional.of(new JournalFile(arguments.journal));
  }

  private static Machines machines(Arguments arguments, DataFolder data) {
    return new Machines(
        data.path().resolve("instances"),
        DistroPackages.standard(),
        arguments.allowScripts,
        arguments.timeScale);
  }

  private static KeyGrant everywhere(Credentials credentials, Catalog catalog) {
    Set<String> regions =
        catalog.endpoints().stream().map(Endpoint::region).collect(Collectors.toSet());
    return new KeyGrant(credentials.secretKey(), regions, null);
  }

  private static Summary summary(
      ApiServer api,
      Optional<Path> ca,
      S3Server s3,
      Credentials credentials,
      Catalog catalog,
      DataFolder data) {
    Map<Endpoint, String> urls = new LinkedHashMap<>();
    catalog.endpoints().forEach(endpoint -> urls.put(endpoint, s3.url(endpoint.id())));
    String scheme = ca.isPresent() ? "https" : "http";
    String url = scheme + "://127.0.0.1:" + api.port();
    return new Summary(url, ca, credentials, urls, data.path());
  }

  Summary summary() {
    return summary;
  }

  /** Starts what need not be there at once: connections to S3 wait until then. */
  void warmUp() throws IOException {
    parts.s3().start();
    parts.storage().stores().stream()
        .filter(store -> !store.buckets().isEmpty())
        .forEach(store -> parts.s3().warmUp(store.endpoint().id()));
  }

  @Override
  public void close() {
    parts.api().close();
    parts.lifecycle().close();
    parts.machines().close();
    parts.s3().close();
    try {
      parts.storage().close();
      parts.journal().close();
    } catch (IOException e) {
      System.err.println("sandbox: a journal was not closed: " + e.getMessage());
    }
    parts.data().close();
  }
}
