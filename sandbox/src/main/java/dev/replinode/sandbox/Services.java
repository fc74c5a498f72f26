package dev.replinode.sandbox;

import com.sun.net.httpserver.HttpHandler;
import dev.replinode.sandbox.api.AccountApi;
import dev.replinode.sandbox.api.AccountUsageApi;
import dev.replinode.sandbox.api.AddressesApi;
import dev.replinode.sandbox.api.BucketsApi;
import dev.replinode.sandbox.api.ConfigInterfacesApi;
import dev.replinode.sandbox.api.ConfigsApi;
import dev.replinode.sandbox.api.DisksApi;
import dev.replinode.sandbox.api.EmptyLists;
import dev.replinode.sandbox.api.EventsApi;
import dev.replinode.sandbox.api.FirewallDevices;
import dev.replinode.sandbox.api.FirewallSettingsApi;
import dev.replinode.sandbox.api.FirewallsApi;
import dev.replinode.sandbox.api.ImagesApi;
import dev.replinode.sandbox.api.InstancePartsApi;
import dev.replinode.sandbox.api.InstanceServicesApi;
import dev.replinode.sandbox.api.InstancesApi;
import dev.replinode.sandbox.api.InterfacesApi;
import dev.replinode.sandbox.api.KeySecrets;
import dev.replinode.sandbox.api.KeysApi;
import dev.replinode.sandbox.api.NewInstance;
import dev.replinode.sandbox.api.ObjectsApi;
import dev.replinode.sandbox.api.PlatformApi;
import dev.replinode.sandbox.api.ProfileApi;
import dev.replinode.sandbox.api.QuotasApi;
import dev.replinode.sandbox.api.SandboxApi;
import dev.replinode.sandbox.api.SshKeysApi;
import dev.replinode.sandbox.api.StackScriptRules;
import dev.replinode.sandbox.api.StackScriptsApi;
import dev.replinode.sandbox.api.StorageApi;
import dev.replinode.sandbox.api.StorageRegions;
import dev.replinode.sandbox.api.TagsApi;
import dev.replinode.sandbox.api.TokensApi;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.catalog.Endpoint;
import dev.replinode.sandbox.fault.Faults;
import dev.replinode.sandbox.fault.Regions;
import dev.replinode.sandbox.http.Dispatcher;
import dev.replinode.sandbox.http.RateLimits;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Tokens;
import dev.replinode.sandbox.instance.Lifecycle;
import dev.replinode.sandbox.instance.Machines;
import dev.replinode.sandbox.journal.Journal;
import dev.replinode.sandbox.page.Overview;
import dev.replinode.sandbox.page.Page;
import dev.replinode.sandbox.s3.KeyGrant;
import dev.replinode.sandbox.s3.KeyRing;
import dev.replinode.sandbox.s3.ObjectStorage;
import dev.replinode.sandbox.s3.S3Server;
import dev.replinode.sandbox.s3.SignedUrls;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.EventLog;
import dev.replinode.sandbox.traffic.WatchedApi;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;

/** What the API's resources work on, and the one place where they are made. */
record Services(
    Account account,
    EventLog events,
    Catalog catalog,
    Faults faults,
    Tokens tokens,
    KeyRing ring,
    ObjectStorage storage,
    S3Server s3,
    Lifecycle lifecycle,
    Machines machines,
    Journal journal) {

  /** Takes up the instances of an earlier start. */
  Void resume() {
    lifecycle.resume();
    return null;
  }

  HttpHandler handler(InstantSource clock, RateLimits limits) {
    Routes routes = new Routes();
    registerAccount(routes);
    registerPlatform(routes);
    registerInstances(routes);
    registerStorage(routes);
    new SandboxApi(account, tokens, faults, machines, journal).register(routes);
    Dispatcher dispatcher = new Dispatcher(routes, tokens, limits, account);
    Overview overview = new Overview(account, storage, s3, machines, faults, journal);
    return new WatchedApi(new Page(dispatcher, tokens, overview), faults, journal, clock);
  }

  private void registerAccount(Routes routes) {
    new AccountApi(account).register(routes);
    new AccountUsageApi(account, catalog).register(routes);
    new ProfileApi(account).register(routes);
    new SshKeysApi(account).register(routes);
    new TokensApi(account, events, tokens).register(routes);
    EmptyLists.register(routes);
    new EventsApi(account).register(routes);
    new TagsApi(account).register(routes);
  }

  private void registerPlatform(Routes routes) {
    new PlatformApi(catalog, faults).register(routes);
    new ImagesApi(account, catalog).register(routes);
    new StackScriptsApi(account, events, new StackScriptRules(catalog)).register(routes);
  }

  private void registerInstances(Routes routes) {
    FirewallDevices devices = new FirewallDevices(account, events);
    NewInstance newInstance = new NewInstance(account, catalog, new Regions(catalog, faults));
    new InstancesApi(account, newInstance, lifecycle, devices, catalog).register(routes);
    new InstancePartsApi(account, catalog).register(routes);
    new DisksApi(account, events, catalog, lifecycle, newInstance).register(routes);
    new ConfigsApi(account, events, catalog).register(routes);
    new ConfigInterfacesApi(account, catalog).register(routes);
    new InstanceServicesApi(account, events).register(routes);
    new AddressesApi(account).register(routes);
    new InterfacesApi(account, devices).register(routes);
    new FirewallsApi(account, events, devices).register(routes);
    new FirewallSettingsApi(account).register(routes);
  }

  private void registerStorage(Routes routes) {
    StorageRegions regions = new StorageRegions(catalog, s3);
    new StorageApi(catalog, regions).register(routes);
    new BucketsApi(storage, regions).register(routes);
    new ObjectsApi(storage, regions, signedUrls()).register(routes);
    new KeysApi(account, events, ring, regions, faults).register(routes);
    new QuotasApi(storage, regions, account).register(routes);
  }

  /** By a key of its own, so that no key of the account can be revoked and take these along. */
  private SignedUrls signedUrls() {
    KeySecrets secrets = new KeySecrets();
    String accessKey = secrets.accessKey();
    String secret = secrets.secretKey();
    Set<String> regions =
        catalog.endpoints().stream().map(Endpoint::region).collect(Collectors.toSet());
    ring.put(accessKey, new KeyGrant(secret, regions, null));
    // S3 judges by the real time how long they last, also while its clock seems to be wrong.
    return new SignedUrls(accessKey, secret, s3, InstantSource.system());
  }
}
