package dev.replinode.catalog;

import dev.replinode.domain.publish.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The StackScripts that come with the tool. */
public final class ScriptLibrary {
  /** The script behind {@code create}. */
  public static final String REPLICATE_BUCKET = "replicate-bucket";

  private static final String FOLDER = "/stackscripts/";

  private ScriptLibrary() {}

  /**
   * The script in the library's folder {@code name}.
   *
   * @throws IllegalStateException the library is damaged: it is part of the program
   */
  public static Manifest read(String name) {
    String folder = FOLDER + name + "/";
    ManifestFile.Reading reading = ManifestFile.read(text(folder + "manifest.yaml"));
    if (reading.manifest().isEmpty() || !reading.findings().isEmpty()) {
      throw new IllegalStateException("the program's " + folder + " is wrong: " + reading);
    }
    WrittenManifest manifest = reading.manifest().get();
    return manifest.with(text(folder + manifest.script().value()));
  }

  private static String text(String resource) {
    try (InputStream in = ScriptLibrary.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its part " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
