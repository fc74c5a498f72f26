package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.RunningSandbox.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectStorageApiTest {
  private static final String BUCKETS = "/v4/object-storage/buckets";
  private static final String KEYS = "/v4/object-storage/keys";
  @AutoClose private static final RunningSandbox sandbox = RunningSandbox.start();

  @Test
  void makes_a_bucket_on_the_usual_endpoint_of_its_region() {
    JsonObject bucket = sandbox.post(BUCKETS, "{'label':'first','region':'us-ord'}").json();

    String host = bucket.get("s3_endpoint").getAsString();
    assertTrue(host.matches("us-ord-1\\.localhost:\\d+"), host);
    assertEquals("first." + host, bucket.get("hostname").getAsString());
    assertEquals("us-ord-1", bucket.get("cluster").getAsString());
    assertEquals("E1", bucket.get("endpoint_type").getAsString());
    assertEquals(0, bucket.get("objects").getAsInt());
  }

  @Test
  void makes_a_bucket_on_the_endpoint_that_is_named() {
    JsonObject bucket =
        sandbox.post(BUCKETS, "{'label':'newer','region':'us-ord','endpoint_type':'E3'}").json();

    assertTrue(bucket.get("s3_endpoint").getAsString().startsWith("us-ord-10."));
    assertEquals("", bucket.get("cluster").getAsString());
  }

  @Test
  void answers_the_existing_bucket_when_it_is_made_again() {
    sandbox.post(BUCKETS, "{'label':'again','region':'fr-par'}");

    assertEquals(200, sandbox.post(BUCKETS, "{'label':'again','region':'fr-par'}").status());
    assertEquals(1, sandbox.get(BUCKETS + "/fr-par").json().get("results").getAsInt());
  }

  @Test
  void finds_it_by_region_and_by_legacy_cluster_and_deletes_it_when_empty() {
    sandbox.post(BUCKETS, "{'label':'legacy','cluster':'es-mad-1'}");

    assertEquals(200, sandbox.get(BUCKETS + "/es-mad/legacy").status());
    assertEquals(200, sandbox.get(BUCKETS + "/es-mad-1/legacy").status());
    assertEquals("{}", sandbox.delete(BUCKETS + "/es-mad/legacy").text());
    assertEquals("Not found", sandbox.get(BUCKETS + "/es-mad/legacy").reason());
  }

  @Test
  void knows_regions_without_object_storage() {
    assertEquals(
        "The specified region was not found or does not support Object Storage.",
        sandbox.get(BUCKETS + "/us-west/any").reason());
    assertEquals(400, sandbox.post(BUCKETS, "{'label':'abc','region':'us-west'}").status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "Upper", "under_score", "-dash", "double--dash", "dot."})
  void refuses_labels_that_no_bucket_can_have(String label) {
    Answer answer = sandbox.post(BUCKETS, "{'label':'" + label + "','region':'us-ord'}");

    assertEquals("label", answer.field());
  }

  @Test
  void tells_access_to_a_bucket_in_the_words_of_s3() {
    sandbox.post(BUCKETS, "{'label':'worded','region':'us-east','cors_enabled':false}");
    String path = BUCKETS + "/us-east/worded/access";

    JsonObject before = sandbox.get(path).json();
    sandbox.put(path, "{'acl':'public-read','cors_enabled':true}");
    JsonObject after = sandbox.get(path).json();

    assertFalse(before.get("acl_xml").getAsString().contains("<URI>"));
    assertTrue(before.get("acl_xml").getAsString().contains(">FULL_CONTROL<"));
    assertTrue(before.get("cors_xml").isJsonNull());
    assertTrue(after.get("acl_xml").getAsString().contains("/groups/global/AllUsers</URI>"));
    assertTrue(after.get("cors_xml").getAsString().contains("<AllowedOrigin>*<"));
  }

  @Test
  void has_no_cors_on_newer_endpoints() {
    sandbox.post(BUCKETS, "{'label':'plain','region':'gb-lon'}");

    JsonObject access = sandbox.get(BUCKETS + "/gb-lon/plain/access").json();

    assertTrue(access.get("cors_enabled").isJsonNull());
    assertEquals(
        "cors", sandbox.put(BUCKETS + "/gb-lon/plain/access", "{'cors_enabled':true}").field());
  }

  @Test
  void lists_endpoints_with_regions_that_have_several_or_no_host() {
    String endpoints = sandbox.get("/v4/object-storage/endpoints").text();

    assertTrue(endpoints.contains("us-lax-4.localhost"), endpoints);
    assertTrue(endpoints.contains("\"region\":\"us-iad-2\""), endpoints);
    assertTrue(endpoints.contains("\"s3_endpoint\":null"), endpoints);
  }

  @Test
  void tells_quotas_and_what_is_used() {
    String id =
        sandbox
            .get("/v4/object-storage/quotas?page_size=500")
            .json()
            .getAsJsonArray("data")
            .get(0)
            .getAsJsonObject()
            .get("quota_id")
            .getAsString();

    JsonObject usage = sandbox.get("/v4/object-storage/quotas/" + id + "/usage").json();

    assertEquals(1000, usage.get("quota_limit").getAsInt());
    assertEquals(0, usage.get("usage").getAsInt());
  }

  @Test
  void tells_a_secret_once_and_never_again() {
    JsonObject key = sandbox.post(KEYS, "{'label':'unlimited'}").json();
    String path = KEYS + "/" + key.get("id").getAsInt();

    assertEquals(40, key.get("secret_key").getAsString().length());
    assertFalse(key.get("limited").getAsBoolean());
    assertTrue(key.get("bucket_access").isJsonNull());
    assertEquals("[REDACTED]", sandbox.get(path).json().get("secret_key").getAsString());
    assertEquals(
        "[REDACTED]",
        sandbox.put(path, "{'label':'other'}").json().get("secret_key").getAsString());
    assertEquals("{}", sandbox.delete(path).text());
    assertEquals("The specified access key was not found.", sandbox.get(path).reason());
  }

  @Test
  void makes_limited_keys_whose_regions_follow_from_their_buckets() {
    JsonObject key =
        sandbox
            .post(
                KEYS,
                "{'label':'limited','bucket_access':[{'region':'jp-osa','bucket_name':'b',"
                    + "'permissions':'read_only'}]}")
            .json();

    assertTrue(key.get("limited").getAsBoolean());
    assertEquals(1, key.getAsJsonArray("regions").size());
    assertEquals(
        "{\"cluster\":\"jp-osa-1\",\"region\":\"jp-osa\",\"bucket_name\":\"b\","
            + "\"permissions\":\"read_only\"}",
        key.getAsJsonArray("bucket_access").get(0).toString());
  }
}
