package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.RunningSandbox.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesApiTest {
  @AutoClose private static final RunningSandbox sandbox = RunningSandbox.start();

  @ParameterizedTest
  @ValueSource(strings = {"/v4/images/linode%2Fdebian12", "/v4/images/linode/debian12"})
  void public_images_are_nobodys_to_change(String path) {
    for (Answer refused : new Answer[] {sandbox.delete(path), sandbox.put(path, "{'label':'x'}")}) {
      assertEquals(403, refused.status());
      assertEquals("Unauthorized", refused.reason());
    }
    assertEquals(200, sandbox.get(path).status());
  }

  @Test
  void knows_no_private_images() {
    assertEquals(404, sandbox.delete("/v4/images/private%2F1").status());
    assertEquals(404, sandbox.put("/v4/images/private/1", "{'label':'x'}").status());
  }

  @Test
  void makes_none_of_disks() {
    JsonObject instance =
        sandbox.post("/v4/linode/instances", "{" + RunningSandbox.ORDER + "}").json();
    int disk =
        sandbox
            .get("/v4/linode/instances/" + instance.get("id").getAsInt() + "/disks")
            .json()
            .getAsJsonArray("data")
            .get(0)
            .getAsJsonObject()
            .get("id")
            .getAsInt();

    assertEquals("Not found", sandbox.post("/v4/images", "{'disk_id':1}").reason());
    assertEquals(404, sandbox.post("/v4/images", "{'disk_id':1}").status());
    assertEquals(400, sandbox.post("/v4/images", "{'disk_id':" + disk + "}").status());
    assertEquals("disk_id", sandbox.post("/v4/images", "{}").field());
  }
}
