package dev.replinode.catalog;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.publish.PublishedScript;
import dev.replinode.domain.publish.PulledScript;
import dev.replinode.domain.publish.PulledScript.Action;
import dev.replinode.domain.publish.ScriptContent;
import dev.replinode.domain.publish.ScriptPart;
import dev.replinode.domain.text.Printable;
import dev.replinode.stackscript.UserDefinedField;
import dev.replinode.stackscript.UserDefinedFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of one script of the account, and which of them have to be written.
 *
 * @param changes the script before its manifest, so that whatever has a manifest is whole
 * @param result what pulling it means
 */
record PulledFiles(List<FileChange> changes, PulledScript result) {
  private static final String MANIFEST = "manifest.yaml";
  private static final String SCRIPT = "script.sh";
  private static final int SHOWN = 60;

  /** Files for a script that the folder lacks. */
  static PulledFiles anew(Path root, Path folder, PublishedScript script) {
    ScriptContent content = writable(script);
    List<FileChange> changes = new ArrayList<>();
    FileChange text = new FileChange(root, folder.resolve(SCRIPT), content.script());
    if (!isThere(text)) {
      changes.add(text);
    }
    Path manifest = folder.resolve(MANIFEST);
    changes.add(
        new FileChange(root, manifest, ManifestYaml.of(manifest(content, Map.of()), SCRIPT)));
    return new PulledFiles(changes, result(script, Action.CREATED, manifest));
  }

  /** Files for a script that the folder has: only what says something else is written. */
  static PulledFiles into(Path root, InFolder files, PublishedScript script) {
    ScriptContent content = writable(script);
    Manifest held = files.manifest();
    Set<ScriptPart> differences = held.differences(content);
    List<FileChange> changes = new ArrayList<>();
    if (differences.contains(ScriptPart.SCRIPT)) {
      changes.add(new FileChange(root, files.scriptFile(), content.script()));
    }
    Map<String, String> followed = stillFollowed(held, content.script());
    boolean isSaidOtherwise = differences.stream().anyMatch(part -> part != ScriptPart.SCRIPT);
    if (isSaidOtherwise || !followed.equals(held.followed())) {
      String yaml = ManifestYaml.of(manifest(content, followed), files.scriptName());
      changes.add(new FileChange(root, files.manifestFile(), yaml));
    }
    Action action = changes.isEmpty() ? Action.UNCHANGED : Action.UPDATED;
    return new PulledFiles(changes, result(script, action, files.manifestFile()));
  }

  private static PulledScript result(PublishedScript script, Action action, Path manifest) {
    return new PulledScript(script.content().label(), script.id(), action, manifest.toString());
  }

  private static Manifest manifest(ScriptContent content, Map<String, String> followed) {
    return new Manifest(
        content.label(),
        content.description(),
        content.images().stream().sorted().toList(),
        content.isPublic(),
        content.script(),
        followed);
  }

  /** Fields that the pulled text no longer has, or that have no options now, follow nothing. */
  private static Map<String, String> stillFollowed(Manifest held, String text) {
    Set<String> fields =
        UserDefinedFields.read(text).stream()
            .filter(field -> field.attribute("oneof").isPresent())
            .map(UserDefinedField::name)
            .collect(Collectors.toSet());
    return held.followed().entrySet().stream()
        .filter(entry -> fields.contains(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** What an earlier pull left behind when it was cut. */
  private static boolean isThere(FileChange change) {
    try {
      return Files.isRegularFile(change.path(), LinkOption.NOFOLLOW_LINKS)
          && TextFile.text(change.path()).equals(change.text());
    } catch (IOException e) {
      return false;
    }
  }

  /** Half a character outside the basic plane is no text, and would be written as another one. */
  private static ScriptContent writable(PublishedScript script) {
    ScriptContent content = script.content();
    boolean isText =
        Stream.concat(
                Stream.of(content.label(), content.description(), content.script()),
                content.images().stream())
            .allMatch(StandardCharsets.UTF_8.newEncoder()::canEncode);
    if (!isText) {
      throw ReplinodeException.refused(
          "StackScript " + script.id() + " (" + Printable.of(content.label(), SHOWN) + ")",
          "it holds half a character, which no file can; nothing was written");
    }
    return content;
  }
}
