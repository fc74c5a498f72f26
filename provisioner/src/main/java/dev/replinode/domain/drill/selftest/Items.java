package dev.replinode.domain.drill.selftest;

import dev.replinode.domain.drill.Planter.Planted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** The few objects of a healthy pair: one of each kind that can go wrong in its own way. */
final class Items {
  static final String TEXT = "docs/readme.txt";
  static final String PAGE = "site/index.html";
  static final String GZIP = "site/style.css";
  static final String PDF = "docs/report.pdf";
  static final String PUBLIC = "site/logo.png";
  static final String PARTS = "video/clip.mp4";
  static final String ODD = "odd/a b+ü%.txt";

  private static final String TYPE = "content-type";

  private Items() {}

  /** Long because it is a table: an entry an object. */
  static List<Planted> all() {
    return List.of(
        item(TEXT, "text/plain", "A line of text.\n"),
        item("docs/other.txt", "text/plain", "Another line.\n"),
        item("docs/third.txt", "text/plain", "A third one.\n"),
        item(ODD, "text/plain", "An odd name.\n"),
        item("images/one.jpg", "image/jpeg", "not really an image 1"),
        item("images/two.jpg", "image/jpeg", "not really an image 2"),
        item(PUBLIC, "image/png", "not really a logo").withPublic(true),
        new Planted(
            PAGE,
            bytes("<!doctype html><title>Home</title>\n"),
            Map.of(
                TYPE,
                "text/html",
                "cache-control",
                "max-age=300",
                "content-language",
                "en",
                "expires",
                "Tue, 01 Jan 2030 00:00:00 GMT",
                "x-amz-meta-author",
                "self-test"),
            false,
            false),
        new Planted(
            GZIP,
            gzip("body { margin: 0 }\n"),
            Map.of(
                TYPE,
                "text/css",
                "content-encoding",
                "gzip",
                "cache-control",
                "public, max-age=60"),
            false,
            false),
        new Planted(
            PDF,
            bytes("%PDF-1.7 not really"),
            Map.of(
                TYPE, "application/pdf", "content-disposition", "attachment; filename=\"r.pdf\""),
            false,
            false),
        new Planted(PARTS, bytes("not really a video"), Map.of(TYPE, "video/mp4"), false, true));
  }

  static Planted of(String key) {
    return all().stream().filter(item -> item.key().equals(key)).findFirst().orElseThrow();
  }

  static Planted item(String key, String type, String text) {
    return new Planted(key, bytes(text), Map.of(TYPE, type), false, false);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // The byte that names the system differs between Java versions.
    byte[] whole = packed.toByteArray();
    whole[9] = (byte) 0xff;
    return whole;
  }
}
