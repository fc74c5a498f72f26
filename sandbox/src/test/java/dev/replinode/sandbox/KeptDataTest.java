package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

class KeptDataTest {
  private static final String ORDER =
      "{'region':'us-ord','type':'g6-nanode-1','image':'linode/debian12','label':'kept',"
          + "'root_pass':'aB3$aB3$xyzq'}";

  @TempDir private Path folder;

  private RunningSandbox start() throws IOException {
    return RunningSandbox.start(settings -> settings.data = folder);
  }

  @Test
  void finds_account_keys_and_objects_again() throws IOException {
    JsonObject key;
    String token;
    try (RunningSandbox first = start();
        S3Client client = S3Clients.unlimited(first, "us-ord-1")) {
      token = first.token();
      key = first.post("/v4/object-storage/keys", "{'label':'kept-key'}").json();
      first.post(
          "/v4/linode/stackscripts", "{'label':'kept','images':['any/all'],'script':'#!/bin/sh'}");
      client.createBucket(create -> create.bucket("kept"));
      client.putObject(
          put -> put.bucket("kept").key("caf\u00e9 1").cacheControl("x").metadata(Map.of("a", "b")),
          RequestBody.fromString("hello"));
      client.putObject(put -> put.bucket("kept").key("gone"), RequestBody.fromString("1"));
      client.deleteObject(delete -> delete.bucket("kept").key("gone"));
    }

    try (RunningSandbox second = start();
        S3Client client = S3Clients.withKey(second, "us-ord-1", key)) {
      assertEquals(token, second.token());
      assertEquals(1, client.listObjectsV2(list -> list.bucket("kept")).keyCount());
      HeadObjectResponse head = client.headObject(h -> h.bucket("kept").key("caf\u00e9 1"));
      assertEquals("x", head.cacheControl());
      assertEquals(Map.of("a", "b"), head.metadata());
      assertTrue(
          second
              .get("/v4/linode/stackscripts", "X-Filter", "{\"mine\":true}")
              .text()
              .contains("kept"));
      String path = "/v4/object-storage/keys/" + key.get("id").getAsInt();
      String port = second.s3("us-ord-1").replaceAll(".*:", "");
      assertTrue(second.get(path).text().contains("us-ord-1.localhost:" + port));
    }
  }

  @Test
  void boots_what_was_running_again() throws IOException {
    int id;
    try (RunningSandbox first = start()) {
      id = first.post("/v4/linode/instances", ORDER).json().get("id").getAsInt();
      RunningSandbox.await("running", () -> status(first, id));
    }

    try (RunningSandbox second = start()) {
      RunningSandbox.await("running", () -> status(second, id));
      assertTrue(second.post("/v4/linode/instances", ORDER).text().contains("unique"));
    }
  }

  private static String status(RunningSandbox sandbox, int id) {
    return sandbox.get("/v4/linode/instances/" + id).json().get("status").getAsString();
  }

  @Test
  void is_readable_by_this_user_alone() throws IOException {
    try (RunningSandbox sandbox = start()) {
      assertEquals(200, sandbox.get("/v4/profile").status());
      assertEquals(
          PosixFilePermissions.fromString("rw-------"),
          Files.getPosixFilePermissions(folder.resolve("account.json")));
    }
  }

  @Test
  void is_used_by_one_sandbox_at_a_time() throws IOException {
    try (RunningSandbox first = start()) {
      IOException refusal = assertThrows(IOException.class, this::start);

      assertTrue(refusal.getMessage().startsWith("another sandbox uses the folder"));
      assertEquals(200, first.get("/v4/profile").status());
    }
  }
}
