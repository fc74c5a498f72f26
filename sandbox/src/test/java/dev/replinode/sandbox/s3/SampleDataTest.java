package dev.replinode.sandbox.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.sandbox.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleDataTest {
  @TempDir private Path folder;

  private Bucket sample(String name) throws IOException {
    ObjectStorage storage =
        new ObjectStorage(new Catalog(), folder.resolve(name), InstantSource.system());
    EndpointStore store = storage.store("jp-osa-1").orElseThrow();
    store.createBucket(name);
    Bucket bucket = store.bucket(name).orElseThrow();
    SampleData.into(store, bucket);
    return bucket;
  }

  @Test
  void is_large_varied_and_the_same_each_time() throws IOException {
    Bucket first = sample("first");
    Bucket second = sample("second");

    Collection<StoredObject> objects = first.objects().values();
    assertTrue(objects.size() >= 1000);
    assertEquals(
        objects.stream().map(o -> o.key() + o.etag() + o.size()).toList(),
        second.objects().values().stream().map(o -> o.key() + o.etag() + o.size()).toList());
    assertTrue(objects.stream().anyMatch(o -> o.size() == 0));
    assertTrue(objects.stream().anyMatch(o -> o.headers().expires() != null));
    assertTrue(objects.stream().anyMatch(o -> o.key().startsWith(".")));
    List<String> keys = objects.stream().map(StoredObject::key).toList();
    assertTrue(keys.stream().anyMatch(k -> !Normalizer.isNormalized(k, Normalizer.Form.NFC)));
    assertTrue(keys.stream().anyMatch(k -> !Normalizer.isNormalized(k, Normalizer.Form.NFD)));
  }

  @Test
  void has_one_large_object_with_the_etag_of_a_multipart_upload() throws IOException {
    StoredObject large = sample("large").find("video/launch.mp4").orElseThrow();

    assertEquals(64L << 20, large.size());
    assertEquals(large.size(), large.body().bytes().size());
    assertTrue(large.etag().matches("[0-9a-f]{32}-4"), large.etag());
  }

  @Test
  void generates_the_same_bytes_in_whatever_pieces() throws IOException {
    byte[] whole = new GeneratedBytes(7, 1000).readAllBytes();

    byte[] pieces = new byte[1000];
    try (GeneratedBytes bytes = new GeneratedBytes(7, 1000)) {
      int at = 0;
      while (at < pieces.length) {
        int count = bytes.read(pieces, at, Math.min(13, pieces.length - at));
        at += count;
      }
      assertEquals(-1, bytes.read());
    }

    assertArrayEquals(whole, pieces);
  }

  @Test
  void copies_a_folder_without_following_links() throws IOException {
    Path from = Files.createDirectories(folder.resolve("from"));
    Files.createDirectories(from.resolve("sub"));
    Files.writeString(from.resolve("sub/page.html"), "<p>");
    Files.writeString(folder.resolve("outside"), "x");
    Files.createSymbolicLink(from.resolve("link"), folder.resolve("outside"));
    ObjectStorage storage =
        new ObjectStorage(new Catalog(), folder.resolve("copy"), InstantSource.system());
    EndpointStore store = storage.store("fr-par-1").orElseThrow();
    store.createBucket("copy");
    Bucket bucket = store.bucket("copy").orElseThrow();

    new FolderData(from).into(store, bucket);

    assertEquals(List.of("sub/page.html"), List.copyOf(bucket.objects().keySet()));
    assertEquals("text/html", bucket.find("sub/page.html").orElseThrow().headers().type());
  }
}
