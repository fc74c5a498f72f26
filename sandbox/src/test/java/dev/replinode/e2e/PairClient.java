package dev.replinode.e2e;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * One bucket of a running sandbox, written by a client that has nothing to do with this project.
 */
final class PairClient implements AutoCloseable {
  private final S3Client client;
  private final String bucket;

  PairClient(RunningSandbox sandbox, String endpointId, String bucket) {
    this.bucket = bucket;
    this.client =
        S3Client.builder()
            .endpointOverride(URI.create(sandbox.s3(endpointId)))
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                        sandbox.text("accessKey"), sandbox.text("secretKey"))))
            .build();
  }

  void put(String key, byte[] body, Map<String, String> metadata, String cacheControl) {
    client.putObject(
        put -> put.bucket(bucket).key(key).metadata(metadata).cacheControl(cacheControl),
        RequestBody.fromBytes(body));
  }

  void put(String key, String text) {
    put(key, text.getBytes(StandardCharsets.UTF_8), Map.of(), null);
  }

  void putInParts(String key, byte[] body, int partSize) {
    String upload = client.createMultipartUpload(make -> make.bucket(bucket).key(key)).uploadId();
    List<CompletedPart> parts = new ArrayList<>();
    for (int from = 0; from < body.length; from += partSize) {
      int number = parts.size() + 1;
      byte[] part = Arrays.copyOfRange(body, from, Math.min(body.length, from + partSize));
      String etag =
          client
              .uploadPart(
                  put -> put.bucket(bucket).key(key).uploadId(upload).partNumber(number),
                  RequestBody.fromBytes(part))
              .eTag();
      parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
    }
    client.completeMultipartUpload(
        end ->
            end.bucket(bucket).key(key).uploadId(upload).multipartUpload(all -> all.parts(parts)));
  }

  void publish(String key) {
    client.putObjectAcl(acl -> acl.bucket(bucket).key(key).acl("public-read"));
  }

  /** An object with its headers; empty when there is none. */
  Optional<ResponseBytes<GetObjectResponse>> get(String key) {
    try {
      return Optional.of(client.getObjectAsBytes(get -> get.bucket(bucket).key(key)));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  void delete(String key) {
    client.deleteObject(delete -> delete.bucket(bucket).key(key));
  }

  @Override
  public void close() {
    client.close();
  }
}
