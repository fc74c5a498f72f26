package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.storage.Endpoint;
import dev.replinode.fake.Samples;
import java.net.URI;
import org.junit.jupiter.api.Test;

class BucketPairTest {
  private final Site source = Samples.site("media", "jp-osa-1");
  private final Site dest = Samples.site("media-dr", "us-iad-1");

  @Test
  void the_hash_is_the_same_on_every_machine_and_for_ever() {
    assertEquals("fae313809c9841a6", new BucketPair(source, dest).hash());
    assertEquals("replinode-pair:fae313809c9841a6", new BucketPair(source, dest).tag());
  }

  @Test
  void direction_bucket_and_endpoint_change_the_hash() {
    String hash = new BucketPair(source, dest).hash();

    assertNotEquals(hash, new BucketPair(dest, source).hash());
    assertNotEquals(hash, new BucketPair(source, Samples.site("media", "us-iad-1")).hash());
    assertNotEquals(hash, new BucketPair(source, Samples.site("media-dr", "us-ord-1")).hash());
  }

  @Test
  void a_site_on_a_server_of_the_users_is_named_by_its_host() {
    Site custom = at("media-dr", "https://s3.example.com:9000");

    assertEquals("media-dr@s3.example.com:9000", custom.identity());
    assertEquals(
        "media@jp-osa-1 → media-dr@s3.example.com:9000", new BucketPair(source, custom).toString());
  }

  @Test
  void the_same_bucket_by_any_name_is_a_loop() {
    assertTrue(new BucketPair(source, source).isLoop());
    assertTrue(new BucketPair(source, at("media", "https://jp-osa-1.linodeobjects.com")).isLoop());
    assertFalse(new BucketPair(source, dest).isLoop());
    assertFalse(new BucketPair(source, at("media", "https://s3.example.com")).isLoop());
    assertFalse(new BucketPair(source, Samples.site("other", "jp-osa-1")).isLoop());
  }

  private static Site at(String bucket, String url) {
    Endpoint host = Endpoint.custom(URI.create(url));
    return new Site(bucket, new Endpoint("us-iad-1", "us-iad", host.type(), host.uri()), true);
  }
}
