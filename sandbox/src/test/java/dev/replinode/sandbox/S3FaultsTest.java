package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Faults of the S3 side. */
class S3FaultsTest {
  private static final DateTimeFormatter AMZ_DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
  private static RunningSandbox sandbox;
  private static S3Client client;

  @BeforeAll
  static void start() throws IOException {
    sandbox =
        RunningSandbox.start(
            settings -> {
              settings.buckets.add(new BucketOption("busy", "jp-osa-1"));
              settings.buckets.add(new BucketOption("calm", "jp-osa-1"));
            });
    client = S3Clients.unlimited(sandbox, "jp-osa-1");
    client.putObject(put -> put.bucket("calm").key("k"), RequestBody.fromString("0123456789"));
  }

  @AfterAll
  static void stop() {
    client.close();
    sandbox.close();
  }

  @AfterEach
  void nothing_is_wrong_any_more() {
    sandbox.delete("/sandbox/faults");
  }

  private static void fault(String document) {
    assertEquals(200, sandbox.post("/sandbox/faults", document).status());
  }

  private static String read() {
    return client.getObjectAsBytes(get -> get.bucket("calm").key("k")).asUtf8String();
  }

  @Test
  void one_bucket_can_be_too_busy_while_others_are_not() {
    fault("{'name':'slow-down=busy'}");

    S3Exception refusal =
        assertThrows(S3Exception.class, () -> client.listObjectsV2(list -> list.bucket("busy")));

    assertEquals(503, refusal.statusCode());
    assertEquals("SlowDown", refusal.awsErrorDetails().errorCode());
    assertEquals("0123456789", read());
  }

  @Test
  void a_body_can_end_too_early_or_be_garbage_or_slow() {
    fault("{'on':'s3','path':'/calm/k','truncateBytes':4,'times':0}");
    assertEquals("0123", read(), "this client does not count what it gets");

    sandbox.delete("/sandbox/faults");
    fault("{'on':'s3','path':'/calm/k','garbage':true}");
    assertThrows(Throwable.class, () -> assertEquals("0123456789", read()));

    fault("{'on':'s3','path':'/calm/k','bytesPerSecond':10000}");
    assertEquals("0123456789", read());
  }

  @Test
  void a_write_can_be_made_and_its_answer_be_another_or_none() {
    fault("{'on':'s3','method':'PUT','path':'/calm/made','status':500,'when':'after','times':0}");
    assertThrows(
        S3Exception.class,
        () -> client.putObject(put -> put.bucket("calm").key("made"), RequestBody.fromString("1")));

    fault("{'on':'s3','method':'PUT','path':'/calm/cut','cut':true,'when':'after','times':0}");
    assertThrows(
        SdkException.class,
        () -> client.putObject(put -> put.bucket("calm").key("cut"), RequestBody.fromString("1")));

    assertEquals(3, client.listObjectsV2(list -> list.bucket("calm")).keyCount());
    String journal = sandbox.get("/sandbox/journal").text();
    assertTrue(journal.contains("\"path\":\"/calm/made\""), journal);
    assertTrue(journal.contains("\"result\":200"), journal);
    client.deleteObject(delete -> delete.bucket("calm").key("made"));
    client.deleteObject(delete -> delete.bucket("calm").key("cut"));
  }

  @Test
  void a_write_can_be_cut_before_it_is_made() {
    fault("{'on':'s3','method':'PUT','path':'/calm/**','cut':true,'times':0}");

    assertThrows(
        SdkException.class,
        () -> client.putObject(put -> put.bucket("calm").key("no"), RequestBody.fromString("1")));

    assertEquals(1, client.listObjectsV2(list -> list.bucket("calm")).keyCount());
  }

  @Test
  void a_wrong_clock_shows_in_dates_and_refuses_signatures() throws Exception {
    fault("{'name':'clock-skew=-7200'}");

    // No SDK here: it sets a clock that all its clients share by what the endpoint says.
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.s3("jp-osa-1") + "/"))
            .header("X-Amz-Date", AMZ_DATE.format(ZonedDateTime.now(ZoneOffset.UTC)))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(403, answer.statusCode());
    assertTrue(answer.body().contains("<Code>RequestTimeTooSkewed</Code>"), answer.body());
    String date = answer.headers().firstValue("Date").orElseThrow();
    long behind =
        System.currentTimeMillis() / 1000
            - ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toEpochSecond();
    assertTrue(behind > 7000 && behind < 7400, date);
  }

  @Test
  void keys_can_expire_though_the_api_still_lists_them() {
    fault("{'name':'keys-expire=0'}");
    JsonObject key = sandbox.post("/v4/object-storage/keys", "{'label':'brief'}").json();

    try (S3Client brief = S3Clients.withKey(sandbox, "jp-osa-1", key)) {
      assertEquals(
          "InvalidAccessKeyId",
          assertThrows(S3Exception.class, brief::listBuckets).awsErrorDetails().errorCode());
    }
    assertTrue(sandbox.get("/v4/object-storage/keys").text().contains("brief"));
  }
}
