package dev.replinode.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.replinode.api.client.ApiClient;
import dev.replinode.api.client.ApiException;
import dev.replinode.api.http.Server;
import dev.replinode.api.model.AccountSettings;
import dev.replinode.api.model.BucketAccessUpdate;
import dev.replinode.api.model.BucketCreate;
import dev.replinode.api.model.FirewallCreate;
import dev.replinode.api.model.FirewallDeviceCreate;
import dev.replinode.api.model.FirewallRules;
import dev.replinode.api.model.InstanceBoot;
import dev.replinode.api.model.InstanceCreate;
import dev.replinode.api.model.InstanceUpdate;
import dev.replinode.api.model.ObjectStorageKeyCreate;
import dev.replinode.api.model.ObjectStorageKeyUpdate;
import dev.replinode.api.model.StackScriptCreate;
import dev.replinode.api.model.StackScriptUpdate;
import dev.replinode.api.model.TagCreate;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Method and path of every operation. */
class OperationsTest {
  @StartStop private final MockWebServer server = new MockWebServer();

  @FunctionalInterface
  private interface Operation {
    void call(ApiClient client) throws ApiException;
  }

  static Stream<Arguments> account() {
    return Stream.of(
        row("GET /profile", c -> new ProfileApi(c).getProfile()),
        row("GET /profile/grants", c -> new ProfileApi(c).getProfileGrants()),
        row("GET /account/settings", c -> new AccountApi(c).getAccountSettings()),
        row(
            "PUT /account/settings",
            c -> new AccountApi(c).updateAccountSettings(new AccountSettings())),
        row("GET /account/events", c -> new EventsApi(c).listEvents(null, null, null)),
        row("GET /account/events/1", c -> new EventsApi(c).getEvent(1L)),
        row("POST /account/events/1/seen", c -> new EventsApi(c).markEventsSeen(1L)),
        row("GET /tags", c -> new TagsApi(c).listTags(null, null)),
        row("POST /tags", c -> new TagsApi(c).createTag(new TagCreate())),
        row("GET /tags/a%20b", c -> new TagsApi(c).listTaggedObjects("a b", null, null)),
        row("DELETE /tags/replinode%3Ax", c -> new TagsApi(c).deleteTag("replinode:x")));
  }

  static Stream<Arguments> compute() {
    return Stream.of(
        row("GET /regions", c -> new RegionsApi(c).listRegions(null, null, null)),
        row("GET /regions/r", c -> new RegionsApi(c).getRegion("r")),
        row(
            "GET /regions/availability",
            c -> new RegionsApi(c).listRegionsAvailability(null, null, null)),
        row("GET /linode/types", c -> new TypesApi(c).listTypes(null, null, null)),
        row("GET /linode/types/t", c -> new TypesApi(c).getType("t")),
        row("GET /images", c -> new ImagesApi(c).listImages(null, null, null)),
        row("GET /images/private%2F1", c -> new ImagesApi(c).getImage("private/1")),
        row(
            "GET /linode/stackscripts",
            c -> new StackScriptsApi(c).listStackScripts(null, null, null)),
        row(
            "POST /linode/stackscripts",
            c -> new StackScriptsApi(c).createStackScript(new StackScriptCreate())),
        row("GET /linode/stackscripts/1", c -> new StackScriptsApi(c).getStackScript(1L)),
        row(
            "PUT /linode/stackscripts/1",
            c -> new StackScriptsApi(c).updateStackScript(1L, new StackScriptUpdate())),
        row("DELETE /linode/stackscripts/1", c -> new StackScriptsApi(c).deleteStackScript(1L)));
  }

  static Stream<Arguments> instances() {
    return Stream.of(
        row("GET /linode/instances", c -> new InstancesApi(c).listInstances(null, null, null)),
        row(
            "POST /linode/instances",
            c -> new InstancesApi(c).createInstance(new InstanceCreate())),
        row("GET /linode/instances/1", c -> new InstancesApi(c).getInstance(1L)),
        row(
            "PUT /linode/instances/1",
            c -> new InstancesApi(c).updateInstance(1L, new InstanceUpdate())),
        row("DELETE /linode/instances/1", c -> new InstancesApi(c).deleteInstance(1L)),
        row("POST /linode/instances/1/boot", c -> new InstancesApi(c).bootInstance(1L, null)),
        row(
            "POST /linode/instances/1/reboot",
            c -> new InstancesApi(c).rebootInstance(1L, new InstanceBoot().configId(2L))),
        row("POST /linode/instances/1/shutdown", c -> new InstancesApi(c).shutdownInstance(1L)),
        row(
            "GET /linode/instances/1/firewalls",
            c -> new InstancesApi(c).listInstanceFirewalls(1L, null, null)),
        row("GET /networking/firewalls", c -> new FirewallsApi(c).listFirewalls(null, null, null)),
        row(
            "POST /networking/firewalls",
            c -> new FirewallsApi(c).createFirewall(new FirewallCreate())),
        row("GET /networking/firewalls/1", c -> new FirewallsApi(c).getFirewall(1L)),
        row("DELETE /networking/firewalls/1", c -> new FirewallsApi(c).deleteFirewall(1L)),
        row(
            "PUT /networking/firewalls/1/rules",
            c -> new FirewallsApi(c).updateFirewallRules(1L, new FirewallRules())),
        row(
            "GET /networking/firewalls/1/devices",
            c -> new FirewallsApi(c).listFirewallDevices(1L, null, null, null)),
        row(
            "POST /networking/firewalls/1/devices",
            c -> new FirewallsApi(c).createFirewallDevice(1L, new FirewallDeviceCreate())),
        row(
            "DELETE /networking/firewalls/1/devices/2",
            c -> new FirewallsApi(c).deleteFirewallDevice(1L, 2L)));
  }

  static Stream<Arguments> object_storage() {
    return Stream.of(
        row(
            "GET /endpoints",
            c -> new ObjectStorageApi(c).listObjectStorageEndpoints(null, null, null)),
        row("GET /types", c -> new ObjectStorageApi(c).listObjectStorageTypes(null, null)),
        row("GET /buckets", c -> new ObjectStorageApi(c).listBuckets(null, null, null)),
        row(
            "GET /buckets/r",
            c -> new ObjectStorageApi(c).listRegionBuckets("r", null, null, null)),
        row("POST /buckets", c -> new ObjectStorageApi(c).createBucket(new BucketCreate())),
        row("GET /buckets/r/b", c -> new ObjectStorageApi(c).getBucket("r", "b")),
        row("DELETE /buckets/r/b", c -> new ObjectStorageApi(c).deleteBucket("r", "b")),
        row("GET /buckets/r/b/access", c -> new ObjectStorageApi(c).getBucketAccess("r", "b")),
        row(
            "PUT /buckets/r/b/access",
            c -> new ObjectStorageApi(c).updateBucketAccess("r", "b", new BucketAccessUpdate())),
        row("GET /keys", c -> new ObjectStorageApi(c).listKeys(null, null, null)),
        row("POST /keys", c -> new ObjectStorageApi(c).createKey(new ObjectStorageKeyCreate())),
        row("GET /keys/1", c -> new ObjectStorageApi(c).getKey(1L)),
        row(
            "PUT /keys/1",
            c -> new ObjectStorageApi(c).updateKey(1L, new ObjectStorageKeyUpdate())),
        row("DELETE /keys/1", c -> new ObjectStorageApi(c).deleteKey(1L)),
        row("GET /quotas", c -> new ObjectStorageApi(c).listQuotas(null, null, null)),
        row("GET /quotas/q.host", c -> new ObjectStorageApi(c).getQuota("q.host")),
        row("GET /quotas/q/usage", c -> new ObjectStorageApi(c).getQuotaUsage("q")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"account", "compute", "instances"})
  void an_operation_calls_its_path(String methodAndPath, Operation operation) throws Exception {
    operation.call(Server.answering(server, "{}"));

    assertEquals(methodAndPath.replace(" /", " /v4/"), called());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("object_storage")
  void an_operation_of_object_storage_calls_its_path(String methodAndPath, Operation operation)
      throws Exception {
    operation.call(Server.answering(server, "{}"));

    assertEquals(methodAndPath.replace(" /", " /v4/object-storage/"), called());
  }

  private String called() throws InterruptedException {
    RecordedRequest request = server.takeRequest();
    return request.getMethod() + " " + request.getTarget();
  }

  private static Arguments row(String methodAndPath, Operation operation) {
    return arguments(methodAndPath, operation);
  }
}
