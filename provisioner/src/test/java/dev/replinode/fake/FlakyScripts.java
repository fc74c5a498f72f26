package dev.replinode.fake;

import dev.replinode.domain.publish.PublishedScript;
import dev.replinode.domain.publish.RevisionNote;
import dev.replinode.domain.publish.ScriptContent;
import dev.replinode.domain.publish.StackScripts;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** An account on a bad line: what becomes of each call is decided by its number, from 1. */
public final class FlakyScripts implements StackScripts {
  /** What becomes of a call. */
  public enum Fate {
    /** It works. */
    WORKS,
    /** It is never sent. */
    NOT_SENT,
    /** It has no effect, and nobody can know that. */
    NO_ANSWER,
    /** It has its effect, and nobody can know that. */
    ANSWER_LOST,
    /** The program is killed before it. */
    KILLED_BEFORE,
    /** It has its effect and the program is killed. */
    KILLED_AFTER
  }

  /** The end of the program, which no code of the program may notice. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final FakeScripts scripts;
  private final IntFunction<Fate> fates;
  private int calls;
  private boolean isDead;

  /** The account of {@code scripts} over such a line. */
  public FlakyScripts(FakeScripts scripts, IntFunction<Fate> fates) {
    this.scripts = scripts;
    this.fates = fates;
  }

  /** How many calls came. */
  public synchronized int calls() {
    return calls;
  }

  @Override
  public List<PublishedScript> findOwn(String label) {
    return call(() -> scripts.findOwn(label));
  }

  @Override
  public List<PublishedScript> allOwn() {
    return call(scripts::allOwn);
  }

  @Override
  public Optional<PublishedScript> find(long id) {
    return call(() -> scripts.find(id));
  }

  @Override
  public PublishedScript create(ScriptContent content, RevisionNote note) {
    return call(() -> scripts.create(content, note));
  }

  @Override
  public PublishedScript update(long id, ScriptContent content, RevisionNote note) {
    return call(() -> scripts.update(id, content, note));
  }

  @Override
  public void delete(long id) {
    call(
        () -> {
          scripts.delete(id);
          return true;
        });
  }

  private <T> T call(Supplier<T> work) {
    Fate fate = next();
    switch (fate) {
      case NOT_SENT -> throw Failures.unreachable();
      case NO_ANSWER -> throw Failures.noAnswer();
      case KILLED_BEFORE -> throw new Killed();
      default -> {
        // It has its effect.
      }
    }
    T answer = work.get();
    switch (fate) {
      case ANSWER_LOST -> throw Failures.noAnswer();
      case KILLED_AFTER -> throw new Killed();
      default -> {
        return answer;
      }
    }
  }

  private synchronized Fate next() {
    calls++;
    Fate fate = isDead ? Fate.KILLED_BEFORE : fates.apply(calls);
    isDead |= fate == Fate.KILLED_BEFORE || fate == Fate.KILLED_AFTER;
    return fate;
  }
}
