package dev.replinode.sandbox.s3;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Fills a bucket with a sample that is the same each time: {@value #SMALL_FILES} small files in
 * nested folders, some pages with content headers, names that are hard to copy, and one large
 * object that looks like a multipart upload of {@value #LARGE_PARTS} parts.
 */
public final class SampleData {
  private static final int SMALL_FILES = 1000;
  private static final int LARGE_PARTS = 4;
  private static final long PART_BYTES = 16L << 20;
  private static final Instant EXPIRES = Instant.parse("2030-01-01T00:00:00Z");

  private static final List<String> ODD_NAMES =
      List.of(
          "odd/with space.txt",
          "odd/a+b.txt",
          "odd/100%.txt",
          "odd/percent%41code.txt",
          "odd/this&that.txt",
          "odd/number#1.txt",
          "odd/question?.txt",
          "odd/quote's \"two\".txt",
          "odd/[brackets] {braces} (round).txt",
          "odd/semi;colon,comma=equals@at.txt",
          "odd/star*tilde~caret^.txt",
          "odd/caf\u00e9-nfc.txt",
          "odd/cafe\u0301-nfd.txt",
          "odd/\u65e5\u672c\u8a9e.txt",
          "odd/\u0440\u0443\u0441\u0441\u043a\u0438\u0439.txt",
          "odd/\ud83d\ude80 rocket.txt",
          "odd/UPPER.TXT",
          "odd/upper.txt",
          "odd/trailing.dot.",
          "odd/no-suffix",
          "odd/-leading-dash.txt",
          ".well-known/security.txt",
          "odd/.hidden",
          "odd/deep/er/and/deep/er/still/file.txt");

  private final EndpointStore store;
  private final Bucket bucket;

  private SampleData(EndpointStore store, Bucket bucket) {
    this.store = store;
    this.bucket = bucket;
  }

  /** Stores the sample. */
  public static void into(EndpointStore store, Bucket bucket) throws IOException {
    SampleData sample = new SampleData(store, bucket);
    sample.photos();
    sample.pages();
    sample.oddities();
    sample.large();
  }

  private void photos() throws IOException {
    for (int i = 0; i < SMALL_FILES; i++) {
      String key = String.format("photos/%d/%02d/img-%04d.jpg", 2020 + i % 5, 1 + i / 5 % 12, i);
      put(key, ContentHeaders.ofType("image/jpeg"), new GeneratedBytes(i, 100 + i * 7L % 3000));
    }
  }

  private void pages() throws IOException {
    for (int i = 0; i < 20; i++) {
      byte[] css = ("body { margin: " + i + "px }\n").repeat(20).getBytes(StandardCharsets.UTF_8);
      put(
          "site/css/style-" + i + ".css",
          new ContentHeaders(
              "text/css", "public, max-age=31536000", "gzip", null, null, null, Map.of()),
          new ByteArrayInputStream(gzip(css)));
      put(
          "site/de/page-" + i + ".html",
          new ContentHeaders(
              "text/html", "max-age=300", null, null, "de", EXPIRES, Map.of("author", "sample")),
          text("<!doctype html><title>Seite " + i + "</title>\n"));
      put(
          "downloads/report " + i + ".pdf",
          new ContentHeaders(
              "application/pdf",
              null,
              null,
              "attachment; filename=\"report-" + i + ".pdf\"",
              null,
              null,
              Map.of("year", "2026", "reviewed", "yes")),
          new GeneratedBytes(5000 + i, 2048));
    }
  }

  private void oddities() throws IOException {
    for (String name : ODD_NAMES) {
      put(name, ContentHeaders.ofType("text/plain"), text("This is " + name + "\n"));
    }
    for (int i = 0; i < 5; i++) {
      put("empty/zero-" + i, ContentHeaders.ofType("application/octet-stream"), text(""));
    }
  }

  /** The ETag of a multipart upload is the MD5 of its parts' MD5s, and their number. */
  private void large() throws IOException {
    MessageDigest ofParts = Bodies.md5();
    try (InputStream bytes = new GeneratedBytes(42, PART_BYTES * LARGE_PARTS)) {
      byte[] buffer = new byte[1 << 16];
      for (int part = 0; part < LARGE_PARTS; part++) {
        ofParts.update(md5(bytes, buffer));
      }
    }
    String etag = HexFormat.of().formatHex(ofParts.digest()) + "-" + LARGE_PARTS;
    try (InputStream bytes = new GeneratedBytes(42, PART_BYTES * LARGE_PARTS)) {
      store.put(bucket, "video/launch.mp4", ContentHeaders.ofType("video/mp4"), bytes, etag);
    }
  }

  private static byte[] md5(InputStream bytes, byte[] buffer) throws IOException {
    MessageDigest md5 = Bodies.md5();
    for (long left = PART_BYTES; left > 0; ) {
      int count = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
      md5.update(buffer, 0, count);
      left -= count;
    }
    return md5.digest();
  }

  private void put(String key, ContentHeaders headers, InputStream bytes) throws IOException {
    store.put(bucket, key, headers, bytes, null);
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }
}
