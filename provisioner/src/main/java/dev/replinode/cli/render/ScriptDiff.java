package dev.replinode.cli.render;

import dev.replinode.cli.render.UnifiedDiff.Line;
import dev.replinode.domain.publish.FolderScript;
import dev.replinode.domain.publish.PlannedScript;
import dev.replinode.domain.publish.PublishedScript;
import dev.replinode.domain.publish.ScriptContent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The difference between a script of the account and the folder's: settings, then the text. */
final class ScriptDiff {
  private ScriptDiff() {}

  /** The lines of the diff; none unless the account has one script and the folder wants another. */
  static List<Line> of(PlannedScript script) {
    if (script.current().isEmpty() || script.wanted().isEmpty()) {
      return List.of();
    }
    PublishedScript current = script.current().get();
    ScriptContent now = current.content();
    ScriptContent wanted = script.wanted().get();
    String account = "StackScript " + current.id();
    String manifest = script.source().map(FolderScript::manifestFile).orElse("settings");
    String text = script.source().map(FolderScript::scriptFile).orElse("script");
    List<Line> lines =
        new ArrayList<>(
            UnifiedDiff.of(account + " settings", manifest, settings(now), settings(wanted)));
    lines.addAll(UnifiedDiff.of(account + " script", text, now.script(), wanted.script()));
    return lines;
  }

  /** The diff as one text, each line exactly as it is. */
  static String text(List<Line> lines) {
    return lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining());
  }

  /** A setting a line; images in an order that does not depend on the platform's. */
  private static String settings(ScriptContent content) {
    StringBuilder text = new StringBuilder();
    text.append("label: ").append(content.label()).append('\n');
    text.append("description: ").append(content.description().replace("\n", "\n  ")).append('\n');
    text.append("images:\n");
    new TreeSet<>(content.images()).forEach(image -> text.append("- ").append(image).append('\n'));
    return text.append("public: ").append(content.isPublic()).append('\n').toString();
  }
}
