package dev.replinode.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import dev.replinode.reliability.FaultPlan.Reach;
import dev.replinode.reliability.SmallAccount.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A user who may set no tags: every request of {@code create} meets every fault. What was made is
 * not taken up, but it is told how to remove it, and nothing else is ever left.
 */
class RestrictedUserTest {
  private static final int SAMPLE = 25;
  private static final long SEED = 20261129;
  private static final Duration SHORT = Duration.ofMillis(60);
  private static final String LABEL = "replinode-" + World.NAME;
  private static final String BY_ID = "replinode delete " + World.NAME + " --instance ";
  private static final Set<Integer> CODES = Set.of(0, 5, 7);
  private static final int TRIES = 5;

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void whatever_fails_there_are_never_two_and_in_the_end_nothing_is_left() {
    List<String> mistakes = new ArrayList<>();
    for (FaultPlan plan : plans()) {
      List<String> found = undisturbed(plan);
      found.forEach(
          one ->
              mistakes.add(plan.number() + " " + plan.fault() + " " + plan.reach() + ": " + one));
    }
    assertEquals("", String.join("\n", mistakes));
  }

  private static List<FaultPlan> plans() {
    int requests;
    try (World world = world()) {
      World.Ended clean = world.run(World.CREATE);
      assertEquals(0, clean.code(), clean.err());
      requests = clean.operations().size();
    }
    List<FaultPlan> all = new ArrayList<>();
    for (Reach reach : Reach.values()) {
      for (Fault fault : Fault.values()) {
        for (int number = 1; number <= requests; number++) {
          if (FaultTables.isPossible(fault, reach)) {
            all.add(new FaultPlan(number, fault, reach));
          }
        }
      }
    }
    Collections.shuffle(all, new Random(SEED));
    return Soak.isOn() ? all : all.subList(0, SAMPLE);
  }

  private static World world() {
    World world = new World();
    world.account().restrict();
    return world;
  }

  /** The mistakes of a case; one that a slow machine has disturbed is repeated. */
  private static List<String> undisturbed(FaultPlan plan) {
    for (int attempt = 1; ; attempt++) {
      try (World world = world()) {
        List<String> mistakes = mistakes(world, plan);
        if (!world.wasDisturbed() || attempt == TRIES) {
          return mistakes;
        }
      }
    }
  }

  private static List<String> mistakes(World world, FaultPlan plan) {
    world.patience(plan.fault() == Fault.SLOW ? SHORT : World.LONG);
    World.Ended first = world.run(plan, World.CREATE);
    world.patience(World.LONG);
    List<String> mistakes = new ArrayList<>(world.mistakesIn(first));
    require(mistakes, CODES.contains(first.code()), "a documented exit code", first);
    if (first.code() != 0) {
      mistakes.addAll(world.unnamed(List.of(), first));
      boolean misleads = first.told().contains("hint: replinode wait");
      require(mistakes, !misleads, "no way back that finds nothing", first);
      makeAgain(world, mistakes);
    }
    mistakes.addAll(mistakesOfOne(world));
    delete(world, mistakes);
    mistakes.addAll(world.mistakesAfterDelete());
    return mistakes;
  }

  /** Runs it again; an instance that is there is refused, and removed by the words of the hint. */
  private static void makeAgain(World world, List<String> mistakes) {
    World.Ended again = world.run(World.CREATE);
    mistakes.addAll(world.mistakesIn(again));
    if (!world.ours(Kind.INSTANCE, LABEL).isEmpty() && again.code() == 3) {
      String id = world.ours(Kind.INSTANCE, LABEL).get(0).get("id").getAsString();
      require(mistakes, again.told().endsWith(BY_ID + id), BY_ID + id, again);
      delete(world, mistakes);
      mistakes.addAll(world.mistakesAfterDelete());
      again = world.run(World.CREATE);
      mistakes.addAll(world.mistakesIn(again));
    }
    require(mistakes, again.code() == 0, "a good end", again);
  }

  private static void delete(World world, List<String> mistakes) {
    for (JsonObject instance : world.ours(Kind.INSTANCE, LABEL)) {
      World.Ended deleted =
          world.run(World.with(World.DELETE, "--instance", instance.get("id").getAsString()));
      mistakes.addAll(world.mistakesIn(deleted));
      require(mistakes, deleted.code() == 0, "a removal", deleted);
    }
  }

  private static List<String> mistakesOfOne(World world) {
    List<String> mistakes = new ArrayList<>(world.mistakesAlways());
    List<JsonObject> walls = world.ours(Kind.FIREWALL, LABEL);
    List<Integer> counts =
        List.of(
            world.ours(Kind.SCRIPT, "replinode-replicate-bucket").size(),
            world.ours(Kind.INSTANCE, LABEL).size(),
            walls.size());
    if (!counts.equals(List.of(1, 1, 1))) {
      mistakes.add("scripts, instances and firewalls are " + counts);
    }
    if (walls.stream().anyMatch(wall -> wall.getAsJsonArray("entities").size() != 1)) {
      mistakes.add("the firewall guards nothing");
    }
    if (!world.storage().isReplicated()) {
      mistakes.add("no copy");
    }
    return mistakes;
  }

  private static void require(List<String> mistakes, boolean isSo, String what, World.Ended ended) {
    if (!isSo) {
      mistakes.add("expected " + what + ", not " + ended.code() + " " + ended.told());
    }
  }
}
