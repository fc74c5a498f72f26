package dev.replinode.stackscript.lint;

import dev.replinode.stackscript.Tag;
import dev.replinode.stackscript.TagScanner;
import dev.replinode.stackscript.UserDefinedFields;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A script file as the rules look at it. */
final class Script {
  private final byte[] bytes;
  private final String text;
  private final Lines lines;
  private final List<Tag> allTags;
  private final List<TagText> tags;
  private final List<TagText> fields;
  private final Interpreter interpreter;
  private final ShellUses uses;

  /** Bytes that are not UTF-8 are read as U+FFFD. */
  Script(byte[] bytes) {
    this.bytes = bytes;
    this.text = new String(bytes, StandardCharsets.UTF_8);
    this.lines = new Lines(text);
    this.allTags = TagScanner.scan(text);
    this.tags = UserDefinedFields.areRead(text) ? TagText.all(allTags, text, lines) : List.of();
    this.fields = tags.stream().filter(TagText::isField).toList();
    this.interpreter = Interpreter.of(lines.line(1));
    this.uses = interpreter.isShell() ? ShellReader.read(text) : ShellUses.NONE;
  }

  byte[] bytes() {
    return bytes;
  }

  String text() {
    return text;
  }

  Lines lines() {
    return lines;
  }

  /** Every tag, also when the platform does not look for any. */
  List<Tag> allTags() {
    return allTags;
  }

  /** The tags that the platform looks at; none when it does not look for any. */
  List<TagText> tags() {
    return tags;
  }

  /** The tags of which the platform makes fields. */
  List<TagText> fields() {
    return fields;
  }

  Interpreter interpreter() {
    return interpreter;
  }

  /** What the shell code does with variables; nothing when the script is not for a shell. */
  ShellUses uses() {
    return uses;
  }
}
