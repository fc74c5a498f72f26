package dev.replinode.domain.publish;

import java.util.List;

/** The account's own StackScripts. */
public interface StackScripts {
  /** The account's own scripts of exactly this label, lowest id first. */
  List<PublishedScript> findOwn(String label);

  /** Makes one; never sent twice. */
  PublishedScript create(ScriptContent content);

  /** Sets everything that {@code content} names. */
  PublishedScript update(long id, ScriptContent content);

  /** Removes one that nobody deployed. */
  void delete(long id);
}
