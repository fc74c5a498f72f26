package dev.replinode.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.fake.FixedRandom;
import dev.replinode.reliability.SmallAccount.Kind;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Two creates of one name: the first stops before a request, the second runs, the first goes on.
 */
class TwoAtOnceTest {
  private static final String LABEL = "replinode-" + World.NAME;

  @Test
  void one_run_is_made_and_both_see_it_verified() {
    List<String> mistakes = new ArrayList<>();
    for (int request = 1; request <= requests(World.CREATE); request++) {
      try (World world = new World()) {
        mistakes.addAll(interleave(world, request, World.CREATE));
        mistakes.addAll(world.mistakesAfterCreate());
      }
    }
    assertEquals("", String.join("\n", mistakes));
  }

  @Test
  void the_keys_of_the_one_whose_instance_stays_work_on_and_no_others_are_left() {
    String[] command = World.with(World.CREATE, "--every", "1h");
    List<String> mistakes = new ArrayList<>();
    for (int request = 1; request <= requests(command); request++) {
      try (World world = new World()) {
        mistakes.addAll(interleave(world, request, command));
        List<JsonObject> keys = world.ours(Kind.KEY, LABEL);
        if (!namedKeys(world)
            .equals(keys.stream().map(key -> key.get("id").getAsLong()).toList())) {
          mistakes.add("before request " + request + ": keys " + keys);
        }
        if (world.ours(Kind.FIREWALL, LABEL).size() != 1 || !world.storage().isReplicated()) {
          mistakes.add("before request " + request + ": no firewall or no copy");
        }
      }
    }
    assertEquals("", String.join("\n", mistakes));
  }

  private static int requests(String... command) {
    try (World world = new World()) {
      return world.run(command).operations().size();
    }
  }

  private static List<String> interleave(World world, int request, String... command) {
    List<World.Ended> others = new ArrayList<>();
    int[] seen = new int[1];
    Moments moments =
        what -> {
          if (what.startsWith("> ") && ++seen[0] == request) {
            others.add(world.runInside(otherNumbers(), command));
          }
        };
    World.Ended first = world.run(FaultPlan.none(), moments, command);
    List<String> mistakes = new ArrayList<>();
    for (World.Ended ended : List.of(first, others.get(0))) {
      mistakes.addAll(world.mistakesIn(ended));
      if (ended.code() != 0) {
        mistakes.add("exit code " + ended.code() + " " + ended.errors("error: "));
      }
    }
    return mistakes.stream().map(m -> "before request " + request + ": " + m).toList();
  }

  /** Another process has other random numbers. */
  private static SecureRandom otherNumbers() {
    SecureRandom random = new FixedRandom();
    random.nextLong();
    return random;
  }

  private static List<Long> namedKeys(World world) {
    String prefix = "replinode-keys:";
    return world.ours(Kind.INSTANCE, LABEL).stream()
        .flatMap(instance -> instance.getAsJsonArray("tags").asList().stream())
        .map(JsonElement::getAsString)
        .filter(tag -> tag.startsWith(prefix))
        .flatMap(tag -> List.of(tag.substring(prefix.length()).split("\\.")).stream())
        .map(Long::valueOf)
        .toList();
  }
}
