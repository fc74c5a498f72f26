package dev.replinode.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.replinode.domain.storage.ObjectStore;
import dev.replinode.domain.storage.ObjectSummary;
import dev.replinode.domain.storage.StorageException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3ListingTest {
  @StartStop private final MockWebServer server = new MockWebServer();

  @AutoClose private ObjectStore store;

  @BeforeEach
  void open() {
    store = ScriptedS3.store(server, ScriptedS3.QUICK);
  }

  private List<String> keys(String prefix) {
    List<String> keys = new ArrayList<>();
    store.list("media", prefix).forEach(object -> keys.add(object.key()));
    return keys;
  }

  private HttpUrl url() throws InterruptedException {
    return ScriptedS3.request(server).getUrl();
  }

  @Test
  void tells_key_size_etag_and_time_of_an_object() {
    server.enqueue(ScriptedS3.page(false, "", "a"));

    assertEquals(
        new ObjectSummary(
            "a", 5, "0cc175b9c0f1b6a831c399e269772661", Instant.parse("2026-05-04T03:02:01.500Z")),
        store.list("media", "").iterator().next());
  }

  @Test
  void asks_for_encoded_keys_of_the_prefix_at_a_path_style_address() throws Exception {
    server.enqueue(ScriptedS3.page(false, ""));
    server.enqueue(ScriptedS3.page(false, ""));

    keys("");
    keys("a+b/&");

    HttpUrl all = url();
    assertEquals("/media", all.encodedPath());
    assertEquals("2", all.queryParameter("list-type"));
    assertEquals("url", all.queryParameter("encoding-type"));
    assertNull(all.queryParameter("prefix"));
    assertEquals("a+b/&", url().queryParameter("prefix"));
  }

  @Test
  void decodes_keys_exactly() {
    server.enqueue(
        ScriptedS3.page(
            false, "", "%01%0A", "a%20b", "a%2Bb", "a%252Fb", "a+b", "dbl//x", "%F0%9F%98%80"));

    assertEquals(
        List.of("\u0001\n", "a b", "a+b", "a%2Fb", "a b", "dbl//x", "\ud83d\ude00"), keys(""));
  }

  @Test
  void takes_keys_as_they_are_from_a_server_that_does_not_encode() {
    server.enqueue(
        new MockResponse.Builder()
            .body(
                "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>a%20+b</Key>"
                    + "</Contents></ListBucketResult>")
            .build());

    assertEquals(
        List.of(new ObjectSummary("a%20+b", 0, "", Instant.EPOCH)),
        List.of(store.list("media", "").iterator().next()));
  }

  @Test
  void goes_on_after_the_last_key_of_a_page_and_fetches_only_what_is_wanted() throws Exception {
    String token = "<NextContinuationToken>a%2520b</NextContinuationToken>";
    server.enqueue(ScriptedS3.page(true, token, "a", "a%20b"));
    server.enqueue(ScriptedS3.page(true, token, "c", "d"));
    server.enqueue(ScriptedS3.page(false, "", "e"));

    Iterator<ObjectSummary> objects = store.list("media", "").iterator();
    objects.next();
    objects.next();
    assertEquals(1, server.getRequestCount());
    List<String> rest = new ArrayList<>();
    objects.forEachRemaining(object -> rest.add(object.key()));

    assertEquals(List.of("c", "d", "e"), rest);
    assertThrows(NoSuchElementException.class, objects::next);
    assertNull(url().queryParameter("start-after"));
    HttpUrl second = url();
    assertEquals("a b", second.queryParameter("start-after"));
    assertNull(second.queryParameter("continuation-token"));
    assertEquals("d", url().queryParameter("start-after"));
  }

  @Test
  void follows_the_token_over_a_page_without_objects() throws Exception {
    server.enqueue(ScriptedS3.page(true, "", "a"));
    server.enqueue(ScriptedS3.page(true, "<NextContinuationToken>t</NextContinuationToken>"));
    server.enqueue(ScriptedS3.page(false, "", "b"));

    assertEquals(List.of("a", "b"), keys(""));

    url();
    assertEquals("a", url().queryParameter("start-after"));
    HttpUrl third = url();
    assertEquals("t", third.queryParameter("continuation-token"));
    assertNull(third.queryParameter("start-after"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"&#x1;", "&#1;", "&#x01;", "\u0001", "&#xFFFE;", "\ufffe", "\uffff"})
  void goes_on_after_a_key_that_the_server_repeats_in_its_token_as_no_xml_can(String last)
      throws Exception {
    String tokens =
        "<NextContinuationToken>ctl%sx</NextContinuationToken><StartAfter>k%s</StartAfter>";
    server.enqueue(ScriptedS3.page(true, tokens.formatted(last, last), "a", "ctl%01x"));
    server.enqueue(ScriptedS3.page(false, "<StartAfter>ctl" + last + "x</StartAfter>", "m"));

    assertEquals(List.of("a", "ctl\u0001x", "m"), keys(""));

    url();
    assertEquals("ctl\u0001x", url().queryParameter("start-after"));
  }

  @Test
  void follows_no_token_that_lost_a_character() {
    server.enqueue(ScriptedS3.page(true, "<NextContinuationToken>&#x1;</NextContinuationToken>"));

    assertThrows(StorageException.class, () -> keys(""));
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void follows_a_token_of_any_other_characters() throws Exception {
    String token =
        "<NextContinuationToken>&lt;&#x41;&#66;\uff21\ud83d\ude00</NextContinuationToken>";
    server.enqueue(ScriptedS3.page(true, token));
    server.enqueue(ScriptedS3.page(false, "", "b"));

    assertEquals(List.of("b"), keys(""));

    url();
    assertEquals("<AB\uff21\ud83d\ude00", url().queryParameter("continuation-token"));
  }

  @Test
  void a_key_that_is_no_xml_is_never_taken_for_another() {
    server.enqueue(ScriptedS3.page(false, "", "a&#x1;"));

    assertEquals(
        "jp-osa-1 sent an answer that is not S3's",
        assertThrows(StorageException.class, () -> keys("")).getMessage());
  }

  @Test
  void begins_anew_with_each_iterator() {
    server.enqueue(ScriptedS3.page(false, "", "a"));
    server.enqueue(ScriptedS3.page(false, ""));
    Iterable<ObjectSummary> objects = store.list("media", "");
    assertEquals(0, server.getRequestCount());

    assertEquals("a", objects.iterator().next().key());
    assertFalse(objects.iterator().hasNext());
  }

  @Test
  void fails_when_a_server_sends_the_same_page_for_ever() {
    server.enqueue(ScriptedS3.page(true, "", "a"));
    server.enqueue(ScriptedS3.page(true, "", "a"));

    assertEquals(
        "jp-osa-1 says that the list of bucket media goes on, but not where",
        assertThrows(StorageException.class, () -> keys("")).getMessage());
  }

  @Test
  void fails_when_a_server_tells_neither_key_nor_token_to_go_on_from() {
    server.enqueue(ScriptedS3.page(true, ""));
    assertThrows(StorageException.class, () -> keys(""));

    server.enqueue(ScriptedS3.page(true, "<NextContinuationToken>t</NextContinuationToken>"));
    server.enqueue(ScriptedS3.page(true, "<NextContinuationToken>t</NextContinuationToken>"));
    assertThrows(StorageException.class, () -> keys(""));
  }

  @Test
  void probes_a_bucket_with_one_entry_of_its_list() throws Exception {
    server.enqueue(ScriptedS3.page(true, "", "a"));

    store.probe("media");

    assertEquals("1", url().queryParameter("max-keys"));
    assertEquals(1, server.getRequestCount());
  }
}
