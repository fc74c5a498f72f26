package dev.replinode.sandbox.s3;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/**
 * One bucket and its objects. Safe for use by many threads.
 *
 * <p>jclouds keeps the parts of an open multipart upload as objects of the bucket. They are held
 * apart here, so that no listing shows them.
 */
public final class Bucket {
  private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern PART = Pattern.compile("\\.mpus-" + UUID + "-.*", Pattern.DOTALL);
  private static final Pattern UPLOAD_ID = Pattern.compile(UUID);

  private static final Pattern NAME =
      Pattern.compile("(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*(?:[.][a-z0-9]+(?:-[a-z0-9]+)*)*");

  /** No setting of S3: none of its requests can ask for it. */
  static final String CERTIFICATE = "ssl";

  private final String name;
  private final Instant created;
  private final ConcurrentNavigableMap<String, StoredObject> objects =
      new ConcurrentSkipListMap<>(KeyOrder.UTF_8);
  private final Map<String, StoredObject> parts = new ConcurrentHashMap<>();
  private volatile String acl = "private";
  private final Map<String, String> settings = new ConcurrentHashMap<>();

  Bucket(String name, Instant created) {
    this.name = name;
    this.created = created;
  }

  /**
   * Whether a bucket may have that name: 3 to 63 lower-case letters, digits, single hyphens and
   * dots, with a letter or digit at both ends.
   */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Its label. */
  public String name() {
    return name;
  }

  /** When it was made. */
  public Instant created() {
    return created;
  }

  /** The canned access list, such as {@code private}. */
  public String acl() {
    return acl;
  }

  void setAcl(String value) {
    acl = value;
  }

  /**
   * The document of a setting, such as {@code cors}, as it was set; empty when nobody did. The
   * sandbox only remembers them.
   */
  public Optional<String> setting(String setting) {
    return Optional.ofNullable(settings.get(setting));
  }

  /** Whether somebody gave it a certificate of its own. Nothing is served with it. */
  public boolean hasCertificate() {
    return settings.containsKey(CERTIFICATE);
  }

  /** All documents, by the name of the setting; live. */
  Map<String, String> settings() {
    return settings;
  }

  /** Number of objects. */
  public long objectCount() {
    return objects.size();
  }

  /** Bytes in all objects. */
  public long size() {
    return objects.values().stream().mapToLong(StoredObject::size).sum();
  }

  /** Whether it holds no object; open multipart uploads do not count. */
  public boolean isEmpty() {
    return objects.isEmpty();
  }

  /** The objects that listings show, by key in UTF-8 order; live. */
  ConcurrentNavigableMap<String, StoredObject> objects() {
    return objects;
  }

  /** Parts of open multipart uploads, by their hidden names; live. */
  Map<String, StoredObject> parts() {
    return parts;
  }

  Optional<StoredObject> find(String key) {
    StoredObject part = parts.get(key);
    return Optional.ofNullable(part == null ? objects.get(key) : part);
  }

  /** Stores and returns what was there before. */
  Optional<StoredObject> put(StoredObject object) {
    return Optional.ofNullable(home(object.key()).put(object.key(), object));
  }

  /** Removes and returns what was there. */
  Optional<StoredObject> remove(String key) {
    StoredObject part = parts.remove(key);
    return Optional.ofNullable(part == null ? objects.remove(key) : part);
  }

  /** Whether {@code key} names a part, or the record of an upload that is open. */
  boolean isHidden(String key) {
    return PART.matcher(key).matches() || (UPLOAD_ID.matcher(key).matches() && isOpen(key));
  }

  private Map<String, StoredObject> home(String key) {
    return isHidden(key) ? parts : objects;
  }

  private boolean isOpen(String uploadId) {
    String prefix = ".mpus-" + uploadId + "-";
    return parts.keySet().stream().anyMatch(part -> part.startsWith(prefix));
  }
}
