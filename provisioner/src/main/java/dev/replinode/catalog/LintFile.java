package dev.replinode.catalog;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file to lint: a manifest that was read, a script, or a CDN's configuration. */
final class LintFile {
  private final String name;
  private final Path path;
  private final byte[] bytes;
  private final Optional<ReadManifest> manifest;
  private final boolean isEdge;

  private LintFile(
      String name, Path path, byte[] bytes, Optional<ReadManifest> manifest, boolean isEdge) {
    this.name = name;
    this.path = path;
    this.bytes = bytes;
    this.manifest = manifest;
    this.isEdge = isEdge;
  }

  /** The manifest in the file {@code path}. */
  static LintFile manifest(Path path, ReadManifest read) {
    byte[] bytes = read.text().getBytes(StandardCharsets.UTF_8);
    return new LintFile(read.name(), path, bytes, Optional.of(read), false);
  }

  /** A script that people call {@code name}; its bytes need not be text. */
  static LintFile script(String name, Path path, byte[] bytes) {
    return new LintFile(name, path, bytes, Optional.empty(), false);
  }

  /** A file that should be a rule tree or a GTM property. */
  static LintFile edge(String name, Path path, byte[] bytes) {
    return new LintFile(name, path, bytes, Optional.empty(), true);
  }

  /** How people name it. */
  String name() {
    return name;
  }

  /** Where it is. */
  Path path() {
    return path;
  }

  /** What the manifest says; absent for a script. */
  Optional<ReadManifest> manifest() {
    return manifest;
  }

  /** Whether it is a script. */
  boolean isScript() {
    return manifest.isEmpty() && !isEdge;
  }

  /** Whether it is a CDN's configuration. */
  boolean isEdge() {
    return isEdge;
  }

  /** What it holds. */
  byte[] bytes() {
    return bytes.clone();
  }

  /** The same as text; bytes that are none show as U+FFFD. */
  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The same in lines, each without its line feed. */
  List<String> lines() {
    return List.of(text().split("\n", -1));
  }
}
