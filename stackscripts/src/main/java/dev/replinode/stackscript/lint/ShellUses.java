package dev.replinode.stackscript.lint;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What shell code does with variables, as far as its text tells. Filled by {@link ShellReader}. */
final class ShellUses {
  /** Nothing is known. */
  static final ShellUses NONE = new ShellUses();

  /**
   * One {@code $NAME} or <code>${NAME}</code> that has no default of its own.
   *
   * @param name of the variable
   * @param start offset of the name
   */
  record Use(String name, int start) {}

  private final List<Use> uses = new ArrayList<>();
  private final Set<String> assigned = new HashSet<>();
  private final BitSet comments = new BitSet();
  private boolean isOpen;
  private boolean isDynamic;
  private boolean isStarter;

  void addUse(String name, int start) {
    uses.add(new Use(name, start));
  }

  void addAssigned(String name) {
    assigned.add(name);
  }

  void addComment(int start, int end) {
    comments.set(start, end);
  }

  void setOpen() {
    isOpen = true;
  }

  void setDynamic() {
    isDynamic = true;
  }

  void setStarter() {
    isStarter = true;
  }

  /** Every use in the order of the text. */
  List<Use> uses() {
    return uses;
  }

  /** Whether the script itself gives the variable a value, or a default where it reads it. */
  boolean isAssigned(String name) {
    return assigned.contains(name);
  }

  /** Whether the unit at an offset is part of a comment. */
  boolean isComment(int offset) {
    return comments.get(offset);
  }

  /** Whether code runs in this shell that is not in this text: sourced files, {@code eval}. */
  boolean isOpen() {
    return isOpen;
  }

  /** Whether variables are read without naming them: {@code env}, <code>${!NAME}</code>. */
  boolean isDynamic() {
    return isDynamic;
  }

  /** Whether it starts programs that are not the system's own: they find the fields too. */
  boolean isStarter() {
    return isStarter;
  }
}
