package dev.replinode.sandbox;

import dev.replinode.distro.DistroPackages;
import dev.replinode.sandbox.api.KeySecrets;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.catalog.Endpoint;
import dev.replinode.sandbox.fault.Faults;
import dev.replinode.sandbox.http.ApiServer;
import dev.replinode.sandbox.http.Tokens;
import dev.replinode.sandbox.instance.Lifecycle;
import dev.replinode.sandbox.instance.Machines;
import dev.replinode.sandbox.instance.Timing;
import dev.replinode.sandbox.s3.KeyGrant;
import dev.replinode.sandbox.s3.KeyRing;
import dev.replinode.sandbox.s3.ObjectStorage;
import dev.replinode.sandbox.s3.S3Server;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.EventLog;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
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
      DataFolder data, ApiServer api, S3Server s3, Lifecycle lifecycle, Machines machines) {}

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
    Timing timing =
        new Timing(arguments.provisionTime, arguments.bootTime, arguments.timeScale);
    Faults faults = new Faults();
    arguments.faults.forEach(fault -> faults.set(fault, true));
    DataFolder data = DataFolder.open(arguments.data());
    try {
      return start(arguments, timing, faults, data);
    } catch (IOException | RuntimeException e) {
      data.close();
      throw e;
    }
  }

  private static Sandbox start(
      Arguments arguments, Timing timing, Faults faults, DataFolder data) throws IOException {
    Clock clock = Clock.systemUTC();
    Catalog catalog = new Catalog();
    Account account = new Account(clock);
    EventLog events = new EventLog(account);
    Tokens tokens = new Tokens(Optional.empty());
    KeyRing ring = new KeyRing();
    ObjectStorage storage = new ObjectStorage(catalog, data.path().resolve("objects"), clock);
    S3Server s3 = S3Server.bind(storage, ring);
    new Outages(catalog, faults, s3).follow();
    Machines machines =
        new Machines(
            data.path().resolve("instances"),
            DistroPackages.standard(),
            arguments.allowScripts,
            arguments.timeScale);
    Lifecycle lifecycle = new Lifecycle(account, events, catalog, faults, timing, machines);
    Services services =
        new Services(
            account, events, catalog, faults, tokens, ring, storage, s3, lifecycle, machines);
    new Buckets(storage, catalog).make(arguments.buckets, arguments.fills);
    ApiServer api = ApiServer.start(arguments.port, services.dispatcher(clock));
    Summary summary = summary(api, s3, tokens, ring, catalog, data);
    return new Sandbox(new Parts(data, api, s3, lifecycle, machines), summary);
  }

  private static Summary summary(
      ApiServer api, S3Server s3, Tokens tokens, KeyRing ring, Catalog catalog, DataFolder data) {
    KeySecrets secrets = new KeySecrets();
    String accessKey = secrets.accessKey();
    String secretKey = secrets.secretKey();
    Set<String> everywhere =
        catalog.endpoints().stream().map(Endpoint::region).collect(Collectors.toSet());
    ring.put(accessKey, new KeyGrant(secretKey, everywhere, null));
    Map<Endpoint, String> urls = new LinkedHashMap<>();
    catalog
        .endpoints()
        .forEach(endpoint -> urls.put(endpoint, "http://127.0.0.1:" + s3.port(endpoint.id())));
    return new Summary(
        "http://127.0.0.1:" + api.port(), tokens.main(), accessKey, secretKey, urls, data.path());
  }

  Summary summary() {
    return summary;
  }

  /** Starts what need not be there at once: connections to S3 wait until then. */
  void warmUp() throws IOException {
    parts.s3().start();
  }

  @Override
  public void close() {
    parts.api().close();
    parts.lifecycle().close();
    parts.machines().close();
    parts.s3().close();
    parts.data().close();
  }
}
