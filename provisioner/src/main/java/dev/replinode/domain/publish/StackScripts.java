package dev.replinode.domain.publish;

import java.util.List;
import java.util.Optional;

/** The account's own StackScripts. Methods may be called from several threads at once. */
public interface StackScripts {
  /** The account's own scripts of exactly this label, lowest id first. */
  List<PublishedScript> findOwn(String label);

  /**
   * Every script of the account's own, lowest id first: one listing, whose rate the platform limits
   * more than anything else here. Ask once for many labels.
   */
  List<PublishedScript> allOwn();

  /** A script of anybody's that this account may read, or nothing. */
  Optional<PublishedScript> find(long id);

  /** Makes one; never sent twice. */
  PublishedScript create(ScriptContent content, RevisionNote note);

  /** Sets everything that {@code content} names; safe to repeat. */
  PublishedScript update(long id, ScriptContent content, RevisionNote note);

  /** Removes one of the account's own; one that is gone is removed. */
  void delete(long id);
}
