package dev.replinode.sandbox.s3;

import java.time.Instant;

/**
 * One object.
 *
 * @param key its name, as it was sent
 * @param body where its bytes are
 * @param size bytes
 * @param etag without quotes; 32 hexadecimal digits, and {@code -N} after a multipart upload
 * @param modified when it was stored
 * @param headers what it says about its content
 * @param isPublic whether anybody may read it
 */
record StoredObject(
    String key,
    Body body,
    long size,
    String etag,
    Instant modified,
    ContentHeaders headers,
    boolean isPublic) {

  StoredObject withPublic(boolean value) {
    return new StoredObject(key, body, size, etag, modified, headers, value);
  }
}
