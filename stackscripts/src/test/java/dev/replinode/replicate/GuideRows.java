package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What goes wrong with a plain {@code rclone sync} in a dozen lines of shell, as found in a widely
 * read guide, and does not go wrong with ours. Each test runs both. The guide's commands may empty
 * any bucket of the destination: they need regions of their own.
 */
abstract class GuideRows {

  @Test
  void a_missing_source_bucket_copies_the_account_and_empties_the_destination(Bench bench)
      throws Exception {
    bench.fill("one");
    bench.dest.put(bench.to, "own", "own");
    bench.script().with("SRC_BUCKET", "").run().endedWith(10);
    assertEquals(Set.of("own"), bench.dest.keys(bench.to));

    guide(bench).with("SRC_BUCKET", "").run().endedWith(0);

    assertTrue(bench.dest.keys(bench.to).contains(bench.from + "/one"));
    assertFalse(bench.dest.keys(bench.to).contains("own"));
  }

  @Test
  void an_empty_source_empties_the_destination(Bench bench) throws Exception {
    bench.dest.put(bench.to, "own", "own");
    bench.script().run().endedWith(12);
    assertEquals(Set.of("own"), bench.dest.keys(bench.to));

    guide(bench).run().endedWith(0);

    assertEquals(Set.of(), bench.dest.keys(bench.to));
  }

  @Test
  void what_the_destination_held_is_deleted_without_a_word(Bench bench) throws Exception {
    bench.fill("one");
    bench.dest.put(bench.to, "own", "own");
    bench.script().run().endedWith(0);
    assertEquals(Set.of("one", "own"), bench.dest.keys(bench.to));

    guide(bench).run().endedWith(0);

    assertEquals(Set.of("one"), bench.dest.keys(bench.to));
  }

  @Test
  void a_missing_destination_bucket_makes_a_bucket_of_each_object(Bench bench) throws Exception {
    String name = "object-of-" + bench.from;
    bench.fill(name + "/one");
    bench.script().with("DEST_BUCKET", "").run().endedWith(10);
    assertFalse(bench.dest.hasBucket(name));

    guide(bench).with("DEST_BUCKET", "").run();

    assertTrue(bench.dest.hasBucket(name));
  }

  @Test
  void a_mistyped_destination_makes_a_bucket(Bench bench) throws Exception {
    bench.fill("one");
    String mistyped = bench.to + "-typo";
    bench.script().with("DEST_BUCKET", mistyped).run().endedWith(31);
    assertFalse(bench.dest.hasBucket(mistyped));

    guide(bench).with("DEST_BUCKET", mistyped).run().endedWith(0);

    assertTrue(bench.dest.hasBucket(mistyped));
  }

  @Test
  void without_home_the_configuration_is_not_found(Bench bench) throws Exception {
    bench.fill("one");
    bench.script().without("HOME").run().endedWith(0);
    bench.dest.remove(bench.to, "one");

    guide(bench).without("HOME").run();

    assertEquals(Set.of(), bench.dest.keys(bench.to));
  }

  @Test
  void a_failed_installation_goes_unnoticed(Bench bench) throws Exception {
    bench.fill("one");
    bench.machine.program("apt-get", "echo 'E: Could not get lock' >&2; exit 100");
    Outcome guide = guide(bench).run().endedWith(0);
    assertTrue(guide.console().contains("rclone is installed"), guide.console());
    bench.machine.removeProgram("rclone");
    bench.machine.program("apt-get", "echo 'E: Unable to locate package' >&2; exit 100");

    bench.script().run().endedWith(20);
  }

  @Test
  void a_bracket_in_a_secret_breaks_the_configuration(Bench bench) throws Exception {
    bench.fill("one");
    S3Key key = new S3Key("BRACKET", "se[cr]et", Map.of());
    bench.source.add(key);
    bench.dest.add(key);
    Map<String, String> values =
        Map.of(
            "SRC_ACCESSKEY", key.id(),
            "SRC_SECRETKEY_PASSWORD", key.secret(),
            "DEST_ACCESSKEY", key.id(),
            "DEST_SECRETKEY_PASSWORD", key.secret());
    bench.script().with(values).run().endedWith(0);

    Outcome guide = guide(bench).with(values).run();

    assertNotEquals(0, guide.exitStatus());
  }

  @Test
  void the_keys_lie_in_a_file_that_everybody_can_read(Bench bench) throws Exception {
    bench.fill("one");
    bench.script().run().endedWith(0);
    try (var files = Files.walk(bench.root())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertFalse(Files.readString(file).contains(Regions.KEY.secret()), file.toString());
      }
    }

    guide(bench).run().endedWith(0);

    Path file = bench.machine.file("home/.config/rclone/rclone.conf");
    assertTrue(
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)).endsWith("r--r--"));
  }

  @Test
  void the_reason_of_a_failure_is_told_nowhere_but_in_a_log(Bench bench) throws Exception {
    bench.fill("one");
    Outcome ours = bench.script().with("SRC_SECRETKEY_PASSWORD", "wrong").run().endedWith(32);
    assertTrue(ours.console().contains("the secret key is wrong"), ours.console());

    Outcome guide = guide(bench).with("SRC_SECRETKEY_PASSWORD", "wrong").run();

    assertNotEquals(0, guide.exitStatus());
    assertFalse(guide.console().contains("Signature"), guide.console());
    assertFalse(bench.dest.allKeys(bench.to).contains(".replinode/runs/guide/status.json"));
  }

  @Test
  void the_interpreter_is_named_only_if_the_first_bytes_do(Bench bench) throws Exception {
    assertTrue(Library.script().startsWith("#!/usr/bin/env bash\n"));
    Path indented = Files.writeString(bench.machine.file("indented"), "    #!/bin/sh\n");

    assertFalse(Files.readString(indented).startsWith("#!"));
  }

  @Test
  void shellcheck_has_something_to_say(Bench bench) throws Exception {
    assertEquals(0, shellcheck(bench, Library.script()));

    assertNotEquals(0, shellcheck(bench, GUIDE));
  }

  private static int shellcheck(Bench bench, String script) throws Exception {
    Path file = Files.writeString(bench.machine.file("checked"), script);
    Process process =
        new ProcessBuilder(Programs.shellcheck().toString(), "--norc", file.toString())
            .redirectOutput(bench.machine.file("shellcheck-says").toFile())
            .start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS));
    return process.exitValue();
  }

  /** The faults of the guide in a form of our own; HOME's absence means the root folder. */
  private static final String GUIDE =
      """
      #!/bin/bash
      apt-get update
      apt-get install -y rclone
      echo "rclone is installed"
      mkdir -p "${HOME-$REPLINODE_ROOT}/.config/rclone"
      conf="[source]
      type = s3
      provider = Ceph
      access_key_id = $SRC_ACCESSKEY
      secret_access_key = $SRC_SECRETKEY_PASSWORD
      endpoint = $SRC_ENDPOINT
      acl = private
      [target]
      type = s3
      provider = Ceph
      access_key_id = $DEST_ACCESSKEY
      secret_access_key = $DEST_SECRETKEY_PASSWORD
      endpoint = $DEST_ENDPOINT
      acl = private"
      lines=$(echo "$conf" | sed 's/\\[/\\n\\[/g')
      echo "$lines" >"${HOME-$REPLINODE_ROOT}/.config/rclone/rclone.conf"
      command="rclone sync -vv source:$SRC_BUCKET target:$DEST_BUCKET --retries 1 --log-file=$TMPDIR/guide.log"
      $command
      """;

  private static ScriptRun guide(Bench bench) throws Exception {
    Path file = Files.writeString(bench.machine.file("guide"), GUIDE);
    Path home = Files.createDirectories(bench.machine.file("home"));
    return bench.script(file).with("HOME", home.toString());
  }
}
