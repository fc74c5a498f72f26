package dev.replinode.domain.drill;

import java.util.List;

/** A journal that tests read: a line a note, such as {@code intend canary d1}. */
record LineJournal(List<String> lines) implements Journal {
  @Override
  public void intend(Undo undo) {
    lines.add("intend " + undo);
  }

  @Override
  public void done(Undo undo) {
    lines.add("done " + undo);
  }
}
