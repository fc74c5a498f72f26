package dev.replinode.domain.drill;

import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.BucketSetting;
import java.util.Map;

/** Writes objects as a self-test needs them; only ever into a sandbox. */
public interface Planter extends AutoCloseable {
  /** An object to be. */
  final class Planted {
    private final String key;
    private final byte[] body;
    private final Map<String, String> headers;
    private final boolean isPublic;
    private final boolean isInParts;

    /**
     * Copies what it is given.
     *
     * @param headers content headers by lower-case name, and the user's metadata with its {@code
     *     x-amz-meta-}
     * @param isPublic whether anybody may read it
     * @param isInParts whether it is uploaded in parts, so that its ETag is no MD5
     */
    public Planted(
        String key, byte[] body, Map<String, String> headers, boolean isPublic, boolean isInParts) {
      this.key = key;
      this.body = body.clone();
      this.headers = Map.copyOf(headers);
      this.isPublic = isPublic;
      this.isInParts = isInParts;
    }

    /** Its name. */
    public String key() {
      return key;
    }

    /** A copy of its bytes. */
    public byte[] body() {
      return body.clone();
    }

    /** Content headers and the user's metadata. */
    public Map<String, String> headers() {
      return headers;
    }

    /** Whether anybody may read it. */
    public boolean isPublic() {
      return isPublic;
    }

    /** Whether it is uploaded in parts. */
    public boolean isInParts() {
      return isInParts;
    }

    /** The same with another body. */
    public Planted withBody(byte[] other) {
      return new Planted(key, other, headers, isPublic, isInParts);
    }

    /** The same with other headers. */
    public Planted withHeaders(Map<String, String> other) {
      return new Planted(key, body, other, isPublic, isInParts);
    }

    /** The same, public or not. */
    public Planted withPublic(boolean value) {
      return new Planted(key, body, headers, value, isInParts);
    }
  }

  /** Writes an object in place of the one that may be there. */
  void put(Site site, Planted object);

  /** Removes an object. */
  void delete(Site site, String key);

  /** Begins an upload in parts and never ends it. */
  void beginUpload(Site site, String key);

  /**
   * Makes a setting of a bucket in place of the one that may be there.
   *
   * @param setting one of {@link BucketSetting#CORS}, {@link BucketSetting#LIFECYCLE} and {@link
   *     BucketSetting#WEBSITE}
   * @param value the origin whose pages may read, the days after which objects go, the index page
   */
  void set(Site site, BucketSetting setting, String value);

  /** Ends a setting. */
  void clear(Site site, BucketSetting setting);

  @Override
  void close();
}
