package dev.replinode.cli;

import com.google.gson.JsonObject;
import dev.replinode.cli.render.OutcomeJson;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.Instance;
import dev.replinode.domain.replicator.Outcome;
import dev.replinode.domain.replicator.Removal;
import dev.replinode.domain.replicator.ReplicatorName;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes a replicator and all that belongs to it, or what belongs to none any more. */
@Command(
    name = "delete",
    sortOptions = false,
    description = {
      "Removes a replicator: its instance, its firewall and its keys. Buckets and the StackScript"
          + " stay. With --orphans: what list shows as belonging to nothing any more.",
      ""
    })
final class DeleteCommand extends SessionCommand implements FailureNotes {
  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      converter = Converters.Name.class,
      description = "The replicator's name, as replinode list shows it.")
  private ReplicatorName name;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(
      names = "--instance",
      paramLabel = "ID",
      description = "The instance's id, where its user could set no tags.")
  private Long instanceId;

  @Option(
      names = "--orphans",
      description = "Remove what belongs to no replicator any more, instead of a replicator.")
  private boolean orphans;

  private final Outcome outcome = new Outcome();
  private OrphanDeletion deletion;

  DeleteCommand(Sessions sessions) {
    super(sessions);
  }

  @Override
  void validate() {
    if (orphans == (name != null) || (orphans && instanceId != null)) {
      throw ReplinodeException.usage(
              spec().qualifiedName(), "name one replicator, or give --orphans alone")
          .hint(spec().qualifiedName() + " --help");
    }
  }

  @Override
  void run(Session session, ProgressRenderer progress) {
    if (orphans) {
      deletion = new OrphanDeletion(session, progress, yes, outcome);
      deletion.run();
      return;
    }
    Removal removal = new Removal(session.cloud(), session.waiter(), progress);
    OptionalLong id = instanceId == null ? OptionalLong.empty() : OptionalLong.of(instanceId);
    Optional<Instance> instance = removal.find(name, id);
    if (!yes) {
      ask(session, instance);
    }
    removal.remove(name, instance, outcome);
  }

  private void ask(Session session, Optional<Instance> instance) {
    String what = instance.map(Instance::describe).orElse("what is left of " + name);
    String answer =
        session
            .ask("Remove " + what + " for good? Type its name: ")
            .orElseThrow(
                () ->
                    ReplinodeException.refused("delete " + name, "there is no terminal to ask on")
                        .hint(Invocation.again(spec(), "--yes")));
    if (!answer.equals(name.value())) {
      throw ReplinodeException.refused("delete " + name, "it was not confirmed")
          .hint(Invocation.again(spec()));
    }
  }

  @Override
  JsonObject json() {
    if (orphans) {
      return deletion == null ? new JsonObject() : deletion.json();
    }
    JsonObject json = OutcomeJson.of(outcome);
    if (name != null) {
      json.addProperty("name", name.value());
    }
    json.addProperty("deleted", outcome.isDeleted());
    return json;
  }

  @Override
  void text(PrintWriter out) {
    if (orphans) {
      deletion.text(out);
      return;
    }
    out.println("Replicator " + name + " is gone; buckets and StackScript are untouched.");
  }

  @Override
  public List<String> afterFailure() {
    return outcome.left().stream().map(leftover -> "left behind: " + leftover).toList();
  }

  @Override
  public Optional<String> hint(ReplinodeException failure) {
    boolean isUnfinished =
        switch (failure.kind()) {
          case INTERRUPTED, INCONCLUSIVE, UNREACHABLE, CLEAN_UP_INCOMPLETE -> true;
          default -> false;
        };
    String byId = instanceId == null ? "" : " --instance " + instanceId;
    String again = orphans ? "replinode list" : "replinode delete " + name + byId;
    return isUnfinished ? Optional.of(again) : Optional.empty();
  }
}
