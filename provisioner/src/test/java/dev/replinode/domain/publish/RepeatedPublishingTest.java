package dev.replinode.domain.publish;

import static dev.replinode.fake.ScriptSamples.PLAIN;
import static dev.replinode.fake.ScriptSamples.content;
import static dev.replinode.fake.ScriptSamples.folder;
import static dev.replinode.fake.ScriptSamples.inFolder;
import static dev.replinode.fake.ScriptSamples.manifest;
import static dev.replinode.fake.ScriptSamples.withDescription;
import static dev.replinode.fake.ScriptSamples.withScript;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FakeScripts;
import dev.replinode.fake.FlakyScripts;
import dev.replinode.fake.FlakyScripts.Fate;
import dev.replinode.fake.FlakyScripts.Killed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever was cut, and whenever: published again, the account is the folder, without twins. */
class RepeatedPublishingTest {
  private static final List<Fate> FATES = List.of(Fate.values());
  private static final int SIZE = 40;

  /** A plan, 40 creates and the look for twins; a lost answer is looked up besides. */
  private static final int CALLS = SIZE + 2;

  private static final int ROUNDS = 60;

  @ParameterizedTest
  @EnumSource(Fate.class)
  void forty_scripts_cut_at_any_call_and_repeated_are_forty(Fate fate) {
    for (int cut = 1; cut <= CALLS + 1; cut++) {
      FakeScripts account = new FakeCloud().scripts();
      int at = cut;
      attempt(account, folder(SIZE), number -> number == at ? fate : Fate.WORKS);

      List<AppliedScript> second = publish(account, folder(SIZE));

      String where = fate + " at call " + cut;
      assertEquals(wanted(folder(SIZE)), held(account), where);
      assertEquals(SIZE, highestId(account) - 1000, where + ": a script was made twice");
      assertTrue(second.size() < SIZE || cut < 3, where + ": done work was done again");
      assertEquals(List.of(), publish(account, folder(SIZE)), where);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void on_a_bad_line_it_gets_there_in_the_end(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      List<FolderScript> folder = randomFolder(random);
      FakeScripts account = randomAccount(random);
      int others = account.all().size();
      Random line = new Random(random.nextLong());

      for (int attempt = 0; attempt < 5; attempt++) {
        attempt(account, folder, number -> anyFate(line));
      }
      List<AppliedScript> last = publish(account, folder);

      assertTrue(held(account).containsAll(wanted(folder)), "seed " + seed + " round " + round);
      long labels = account.all().stream().map(s -> s.content().label()).distinct().count();
      assertEquals(labels, account.all().size(), "twins; " + last);
      assertTrue(account.all().size() <= others + folder.size());
      assertEquals(List.of(), publish(account, folder));
    }
  }

  private static Fate anyFate(Random line) {
    return line.nextInt(4) > 0 ? Fate.WORKS : FATES.get(line.nextInt(FATES.size()));
  }

  private static List<FolderScript> randomFolder(Random random) {
    List<FolderScript> folder = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      if (random.nextBoolean()) {
        folder.add(inFolder(randomScript(random, i)));
      }
    }
    return folder;
  }

  private static FakeScripts randomAccount(Random random) {
    FakeScripts account = new FakeCloud().scripts();
    List<Long> ids = new ArrayList<>(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L));
    Collections.shuffle(ids, random);
    for (int i = 0; i < 8; i++) {
      if (random.nextBoolean()) {
        account.add(ids.get(i), content(randomScript(random, i)));
      }
    }
    return account;
  }

  private static Manifest randomScript(Random random, int number) {
    Manifest manifest = manifest("label-" + number);
    return switch (random.nextInt(4)) {
      case 0 -> withDescription(manifest, "edited\n");
      case 1 -> withScript(manifest, "#!/bin/sh\necho edited\n");
      default -> manifest;
    };
  }

  /** One go that may end anyhow, as a command does. */
  private static void attempt(
      FakeScripts account, List<FolderScript> folder, IntFunction<Fate> fates) {
    FlakyScripts line = new FlakyScripts(account, fates);
    try {
      publish(line, folder);
    } catch (ReplinodeException | Killed e) {
      assertTrue(line.calls() > 0, "it was the line that failed");
    }
  }

  private static List<AppliedScript> publish(StackScripts account, List<FolderScript> folder) {
    FolderPublisher publisher =
        new FolderPublisher(account, names -> PlatformLists.NONE, new FakeCloud().waiter());
    List<AppliedScript> applied = new ArrayList<>();
    publisher.apply(publisher.plan(folder, PLAIN), Optional.empty(), applied::add);
    return applied;
  }

  private static List<ScriptContent> wanted(List<FolderScript> folder) {
    return folder.stream().map(script -> content(script.manifest())).toList();
  }

  private static List<ScriptContent> held(FakeScripts account) {
    return account.all().stream()
        .map(PublishedScript::content)
        .sorted((one, other) -> one.label().compareTo(other.label()))
        .toList();
  }

  private static long highestId(FakeScripts account) {
    return account.all().stream().mapToLong(PublishedScript::id).max().orElseThrow();
  }
}
