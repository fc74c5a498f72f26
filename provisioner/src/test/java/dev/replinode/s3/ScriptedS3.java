package dev.replinode.s3;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.replinode.domain.Secret;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.storage.Endpoint;
import dev.replinode.domain.storage.ObjectStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Answers that an S3 server gives, and a store that speaks to a server which gives them. */
final class ScriptedS3 {
  static final String SECRET = "verysecret/+key";
  static final S3Limits QUICK =
      new S3Limits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          3,
          Duration.ofMillis(1));

  private ScriptedS3() {}

  static ObjectStore store(MockWebServer server, S3Limits limits) {
    return new S3ObjectStores(limits)
        .open(
            Endpoint.of("jp-osa", "E1", "jp-osa-1.localhost:" + server.getPort()),
            new AccessKey("AKID", Secret.of(SECRET)));
  }

  static RecordedRequest request(MockWebServer server) throws InterruptedException {
    RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
    assertNotNull(request, "no request came");
    return request;
  }

  static MockResponse error(int status, String code) {
    return xml("<Error><Code>" + code + "</Code><Message>said by the server</Message></Error>")
        .code(status)
        .build();
  }

  static MockResponse page(boolean truncated, String more, String... encodedKeys) {
    StringBuilder list = new StringBuilder("<ListBucketResult><EncodingType>url</EncodingType>");
    list.append("<IsTruncated>").append(truncated).append("</IsTruncated>").append(more);
    for (String key : encodedKeys) {
      list.append("<Contents><Key>")
          .append(key)
          .append("</Key><LastModified>2026-05-04T03:02:01.500Z</LastModified>")
          .append(
              "<ETag>&quot;0cc175b9c0f1b6a831c399e269772661&quot;</ETag><Size>5</Size></Contents>");
    }
    return xml(list.append("</ListBucketResult>").toString()).build();
  }

  static MockResponse.Builder xml(String body) {
    return new MockResponse.Builder().addHeader("Content-Type", "application/xml").body(body);
  }
}
