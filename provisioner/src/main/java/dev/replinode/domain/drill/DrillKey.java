package dev.replinode.domain.drill;

import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.BucketPair;
import dev.replinode.domain.replicator.KeyNotes;
import dev.replinode.domain.replicator.Leftover;
import dev.replinode.domain.replicator.Outcome;
import dev.replinode.domain.replicator.PairInspection;
import dev.replinode.domain.replicator.PairStorage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Opens both buckets for one drill. A key that is minted for it stands in the journal for as long
 * as it may exist.
 */
public final class DrillKey {
  private final PairInspection inspection;
  private final KeyNotes notes;

  /** Writes to {@code journal} what is minted. */
  public DrillKey(PairInspection inspection, Journal journal) {
    this.inspection = inspection;
    this.notes = new Noted(journal);
  }

  /**
   * Plays {@code drill} with both buckets open.
   *
   * @param own the user's keys; without them one is minted, and revoked after it
   * @throws dev.replinode.domain.ReplinodeException as the drill and opening the buckets do;
   *     clean-up incomplete where a key may be left then, naming it. After a drill that went well
   *     its report tells that
   */
  public Drill.Result around(
      BucketPair pair, Optional<BucketCredentials> own, Function<PairStorage, Drill.Result> drill) {
    Outcome outcome = new Outcome();
    Drill.Result result;
    try {
      result = inspection.look(pair, own, outcome, notes, drill);
    } catch (RuntimeException e) {
      throw Takeback.failed(e, left(outcome));
    }
    return new Drill.Result(result.report().afterDrill(left(outcome)), result.probes());
  }

  private static List<String> left(Outcome outcome) {
    return outcome.left().stream().map(Leftover::toString).toList();
  }

  private record Noted(Journal journal) implements KeyNotes {
    @Override
    public void before(String label) {
      journal.intend(new Undo(Undo.Kind.KEY, label));
    }

    @Override
    public void gone(String label) {
      journal.done(new Undo(Undo.Kind.KEY, label));
    }
  }
}
