package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.RunningSandbox.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single objects by the platform's API, and what its addresses open over S3. */
class ObjectsApiTest {
  private static final String BUCKETS = "/v4/object-storage/buckets";
  @AutoClose private static final RunningSandbox sandbox = RunningSandbox.start();
  private static final HttpClient client = HttpClient.newHttpClient();

  private static String bucket(String label) {
    sandbox.post(BUCKETS, "{'label':'" + label + "','region':'us-ord'}");
    return BUCKETS + "/us-ord/" + label;
  }

  private static JsonObject url(String bucket, String name, String method, String more) {
    String body = "{'name':'" + name + "','method':'" + method + "'" + more + "}";
    Answer answer = sandbox.post(bucket + "/object-url", body);
    assertEquals(200, answer.status(), answer::text);
    return answer.json();
  }

  private static HttpResponse<String> open(JsonObject url, String method, String text, String type)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url.get("url").getAsString()))
            .method(method, HttpRequest.BodyPublishers.ofString(text));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void put(String bucket, String name, String text)
      throws IOException, InterruptedException {
    JsonObject url = url(bucket, name, "PUT", ",'content_type':'text/plain','expires_in':360");
    assertEquals(200, open(url, "PUT", text, "text/plain").statusCode());
  }

  @Test
  void addresses_store_read_and_delete_an_object() throws Exception {
    String bucket = bucket("addressed");
    String name = "a folder/ö+*~ (1).txt";
    put(bucket, name, "testing123");

    JsonObject read = url(bucket, name, "GET", "");
    JsonObject delete = url(bucket, name, "DELETE", "");

    assertTrue(read.get("exists").getAsBoolean());
    assertEquals("testing123", open(read, "GET", "", "").body());
    assertEquals(403, open(read, "DELETE", "", "").statusCode());
    assertEquals(204, open(delete, "DELETE", "", "").statusCode());
    assertFalse(url(bucket, name, "GET", "").get("exists").getAsBoolean());
    assertEquals("[]", sandbox.get("/v4/object-storage/keys").json().get("data").toString());
  }

  @Test
  void an_address_for_one_content_type_takes_no_other() throws Exception {
    JsonObject url = url(bucket("typed"), "a", "PUT", ",'content_type':'text/plain'");

    assertEquals(403, open(url, "PUT", "x", "text/html").statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "method, '{\"name\":\"a\"}'",
    "method, '{\"name\":\"a\",\"method\":\"HEAD\"}'",
    "name, '{\"method\":\"GET\"}'",
    "expires_in, '{\"name\":\"a\",\"method\":\"GET\",\"expires_in\":359}'",
    "expires_in, '{\"name\":\"a\",\"method\":\"GET\",\"expires_in\":86401}'",
  })
  void refuses_addresses_that_say_too_little_or_last_too_long(String field, String body) {
    assertEquals(field, sandbox.post(bucket("refused") + "/object-url", body).field());
  }

  @Test
  void lists_objects_page_by_page_and_by_folder() throws Exception {
    String bucket = bucket("listed");
    for (int i = 0; i < 26; i++) {
      put(bucket, String.format("many/%02d", i), "x");
    }
    put(bucket, "one", "testing123");
    String list = bucket + "/object-list";

    JsonObject first = sandbox.get(list + "?page_size=25").json();
    JsonObject second = sandbox.get(list + "?page_size=25&marker=many/24").json();
    JsonObject top = sandbox.get(list + "?delimiter=/").json();

    assertEquals("many/24", first.get("next_marker").getAsString());
    assertTrue(first.get("is_truncated").getAsBoolean());
    assertEquals(2, second.getAsJsonArray("data").size());
    assertTrue(second.get("next_marker").isJsonNull());
    JsonArray rows = top.getAsJsonArray("data");
    assertEquals(
        "{\"name\":\"many/\",\"size\":null,\"last_modified\":null,\"etag\":null,\"owner\":null}",
        rows.get(0).toString());
    JsonObject object = rows.get(1).getAsJsonObject();
    assertEquals(10, object.get("size").getAsInt());
    assertEquals("7f2ababa423061c509f4923dd04b6cf1", object.get("etag").getAsString());
    String modified = object.get("last_modified").getAsString();
    assertTrue(modified.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"), modified);
    assertEquals("page_size", sandbox.get(list + "?page_size=24").field());
  }

  @Test
  void reads_what_the_python_library_sends_in_the_body_of_a_get() throws Exception {
    String bucket = bucket("pythonic");
    put(bucket, "x/1", "x");
    put(bucket, "y/1", "x");
    String body = "{'prefix':'y','page_size':100}";

    Answer list = sandbox.send("GET", bucket + "/object-list", sandbox.token(), body);
    Answer acl = sandbox.send("GET", bucket + "/object-acl", sandbox.token(), "{'name':'y/1'}");

    assertEquals(1, list.json().getAsJsonArray("data").size());
    assertEquals("private", acl.json().get("acl").getAsString());
  }

  @Test
  void sets_who_may_read_an_object() throws Exception {
    String bucket = bucket("opened");
    put(bucket, "a", "text");
    String acl = bucket + "/object-acl";
    String address = url(bucket, "a", "GET", "").get("url").getAsString().replaceFirst("\\?.*", "");
    HttpRequest stranger = HttpRequest.newBuilder(URI.create(address)).build();
    assertEquals("private", sandbox.get(acl + "?name=a").json().get("acl").getAsString());
    assertEquals(403, client.send(stranger, HttpResponse.BodyHandlers.ofString()).statusCode());

    assertEquals("{}", sandbox.put(acl, "{'name':'a','acl':'public-read'}").text());

    assertEquals(200, client.send(stranger, HttpResponse.BodyHandlers.ofString()).statusCode());
    JsonObject after = sandbox.get(acl + "?name=a").json();
    assertEquals("public-read", after.get("acl").getAsString());
    assertTrue(after.get("acl_xml").getAsString().contains("/groups/global/AllUsers</URI>"));
    assertEquals(404, sandbox.get(acl + "?name=b").status());
    assertEquals(404, sandbox.put(acl, "{'name':'b','acl':'private'}").status());
    assertEquals("name", sandbox.get(acl).field());
    assertEquals("acl", sandbox.put(acl, "{'name':'a','acl':'custom'}").field());
  }

  @Test
  void remembers_that_a_bucket_has_a_certificate() {
    String ssl = bucket("certified") + "/ssl";
    String pem = "-----BEGIN %1$s-----\\nAAAA\\n-----END %1$s-----\\n";
    String body =
        "{'certificate':'"
            + pem.formatted("CERTIFICATE")
            + "','private_key':'"
            + pem.formatted("RSA PRIVATE KEY")
            + "'}";

    assertEquals("{\"ssl\":false}", sandbox.get(ssl).text());
    assertEquals("certificate", sandbox.post(ssl, "{'certificate':'x','private_key':'y'}").field());
    assertEquals("{\"ssl\":true}", sandbox.post(ssl, body).text());
    assertEquals("{\"ssl\":true}", sandbox.get(ssl).text());
    assertEquals("{}", sandbox.delete(ssl).text());
    assertEquals("{\"ssl\":false}", sandbox.get(ssl).text());
  }

  @Test
  void needs_the_scope_of_object_storage() {
    String reader =
        sandbox
            .post("/sandbox/tokens", "{'scopes':'object_storage:read_only'}")
            .json()
            .get("token")
            .getAsString();
    String bucket = bucket("scoped");

    assertEquals(200, sandbox.send("GET", bucket + "/object-list", reader, "").status());
    assertEquals(401, sandbox.send("POST", bucket + "/object-url", reader, "{}").status());
    assertEquals(404, sandbox.get(BUCKETS + "/us-ord/absent/object-list").status());
  }
}
