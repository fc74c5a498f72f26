package dev.replinode.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replinode.cli.render.OrphanText;
import dev.replinode.cli.render.OutcomeJson;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.Orphan;
import dev.replinode.domain.replicator.OrphanRemoval;
import dev.replinode.domain.replicator.Outcome;
import java.io.PrintWriter;
import java.util.List;

/** {@code delete --orphans}: shows them, asks, removes. */
final class OrphanDeletion {
  private static final String WORD = "orphans";

  private final Session session;
  private final ProgressRenderer progress;
  private final boolean yes;
  private final Outcome outcome;
  private List<Orphan> found = List.of();
  private List<Orphan> gone = List.of();

  OrphanDeletion(Session session, ProgressRenderer progress, boolean yes, Outcome outcome) {
    this.session = session;
    this.progress = progress;
    this.yes = yes;
    this.outcome = outcome;
  }

  /**
   * Removes what can be removed.
   *
   * @throws ReplinodeException refused when nobody confirms; clean-up incomplete when something of
   *     ours remains
   */
  void run() {
    OrphanRemoval removal =
        new OrphanRemoval(
            session.cloud(), session.waiter(), progress, session.replicationScript().label());
    found = removal.find();
    found.forEach(
        orphan -> OrphanText.lines(orphan).forEach(line -> progress.step("orphan", line)));
    if (found.stream().anyMatch(Orphan::isRemovable)) {
      confirm();
    }
    gone = removal.remove(found, outcome);
  }

  private void confirm() {
    if (yes) {
      return;
    }
    long count = found.stream().filter(Orphan::isRemovable).count();
    String answer =
        session
            .ask("Remove these " + count + " for good? Type '" + WORD + "': ")
            .orElseThrow(
                () ->
                    ReplinodeException.refused("delete --orphans", "there is no terminal to ask on")
                        .hint("replinode delete --orphans --yes"));
    if (!answer.equals(WORD)) {
      throw ReplinodeException.refused("delete --orphans", "it was not confirmed")
          .hint("replinode delete --orphans");
    }
  }

  /** {@code {orphans, deleted, left}}. */
  JsonObject json() {
    JsonObject json = new JsonObject();
    json.add("orphans", OrphanText.json(found));
    json.add("deleted", OrphanText.json(gone));
    JsonArray left = OutcomeJson.of(outcome).getAsJsonArray("left");
    json.add("left", left);
    return json;
  }

  void text(PrintWriter out) {
    out.println(
        gone.isEmpty()
            ? "There are no orphans."
            : gone.size() + " orphans are gone; the absence of each was checked.");
  }
}
