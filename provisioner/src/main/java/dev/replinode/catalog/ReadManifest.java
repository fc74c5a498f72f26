package dev.replinode.catalog;

import dev.replinode.stackscript.UserDefinedFields;
import dev.replinode.stackscript.lint.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A manifest that was read together with the script that it names.
 *
 * @param name how people name its file
 * @param text what the file holds
 * @param manifest what it says; absent when it is no mapping
 * @param script the script; absent when it cannot be read
 * @param findings what is wrong with the manifest, in the order noticed
 */
record ReadManifest(
    String name,
    String text,
    Optional<WrittenManifest> manifest,
    Optional<ScriptFile> script,
    List<Finding> findings) {
  /**
   * Reads the manifest in {@code file}.
   *
   * @throws IOException the file cannot be read or is no text; the message is one clause
   */
  static ReadManifest of(Path file, String name) throws IOException {
    String text = TextFile.text(file);
    ManifestFile.Reading reading = ManifestFile.read(text);
    List<Finding> findings = new ArrayList<>(reading.findings());
    Optional<ScriptFile> script = Optional.empty();
    if (reading.manifest().isPresent()) {
      WrittenManifest manifest = reading.manifest().get();
      try {
        script = Optional.of(ScriptFile.beside(file, name, manifest.script().value()));
        ManifestChecks.fields(manifest, UserDefinedFields.read(script.get().text()), findings::add);
      } catch (IOException e) {
        findings.add(missing(manifest.script(), e.getMessage()));
      }
    }
    return new ReadManifest(name, text, reading.manifest(), script, findings);
  }

  /** The same of a file that a walk found: that it is no text is the one thing to say of it. */
  static ReadManifest orFinding(Path file) {
    try {
      return of(file, file.toString());
    } catch (IOException e) {
      Finding finding =
          Place.START.finding(
              ManifestRules.SYNTAX,
              "This is no manifest: " + e.getMessage(),
              "Write one YAML mapping with the keys label, images and script");
      return new ReadManifest(
          file.toString(), "", Optional.empty(), Optional.empty(), List.of(finding));
    }
  }

  /** The same with one more finding. */
  ReadManifest with(Finding finding) {
    List<Finding> more = new ArrayList<>(findings);
    more.add(finding);
    return new ReadManifest(name, text, manifest, script, more);
  }

  private static Finding missing(Located<String> script, String why) {
    return script
        .place()
        .finding(
            ManifestRules.SCRIPT,
            "The script " + script.value() + " cannot be used: " + why,
            "Name a file in the manifest's folder or below it");
  }
}
