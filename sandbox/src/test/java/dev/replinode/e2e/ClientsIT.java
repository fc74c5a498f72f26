package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox before judges that this project has not written: other people's clients. */
class ClientsIT {
  private static final int FEWEST_NOTICED = 8;

  @TempDir private static Path temporary;
  private static final AtomicInteger RUNS = new AtomicInteger();
  private static RunningSandbox sandbox;
  private static String limited;

  @BeforeAll
  static void start() {
    sandbox = RunningSandbox.start(new Program(temporary), "--time-scale", "3");
    JsonObject answer = sandbox.post("/sandbox/tokens", "{\"scopes\":\"linodes:read_only\"}");
    limited = answer.get("token").getAsString();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static Client.Access access() {
    String run = "run" + RUNS.incrementAndGet();
    return new Client.Access(sandbox.text("apiUrl"), sandbox.text("token"), limited, run);
  }

  @Test
  void cloud_managers_own_library_cannot_tell_it_from_the_platform() throws IOException {
    InstalledClients.apiV4().run(access()).assertAllWentWell();
  }

  @Test
  void apache_libcloud_cannot_tell_it_from_the_platform() {
    InstalledClients.libcloud().run(access()).assertAllWentWell();
  }

  @Test
  void linode_apiv4_java_cannot_tell_it_from_the_platform() {
    new JavaClient().run(access()).assertAllWentWell();
  }

  @Test
  void linode_apiv4_java_notices_what_is_not_faithful() throws IOException {
    assertNotices(new JavaClient());
  }

  @Test
  @EnabledIfSystemProperty(named = "replinode.soak", matches = "true")
  void cloud_managers_own_library_notices_what_is_not_faithful() throws IOException {
    assertNotices(InstalledClients.apiV4());
  }

  @Test
  @EnabledIfSystemProperty(named = "replinode.soak", matches = "true")
  void apache_libcloud_notices_what_is_not_faithful() throws IOException {
    assertNotices(InstalledClients.libcloud());
  }

  /** Every planted deviation that the client has a step for makes that step fail. */
  private static void assertNotices(Client client) throws IOException {
    Set<String> steps = client.run(access()).names();
    List<Unfaithful> planted =
        Arrays.stream(Unfaithful.values()).filter(way -> steps.contains(way.step())).toList();
    List<Unfaithful> overlooked = new ArrayList<>();
    for (Unfaithful way : planted) {
      try (SpoilingProxy proxy = SpoilingProxy.before(access(), way)) {
        if (!client.run(proxy.access()).failed().contains(way.step())) {
          overlooked.add(way);
        }
      }
    }
    assertTrue(overlooked.isEmpty(), () -> "overlooked: " + overlooked);
    assertTrue(planted.size() >= FEWEST_NOTICED, () -> "only " + planted);
  }
}
