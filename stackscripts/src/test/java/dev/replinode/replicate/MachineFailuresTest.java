package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The machine fails a run: its disk, its packages, its programs; none of it ends green. */
@ExtendWith(Regions.class)
class MachineFailuresTest {
  @Test
  void a_log_that_cannot_be_written_does_not_stop_a_run(Bench bench) throws Exception {
    bench.fill("a");
    Files.createDirectories(bench.root().resolve("var/log/replinode/replicate-bucket.log"));

    bench.script().run().endedWith(0);

    assertEquals(Set.of("a"), bench.dest.keys(bench.to));
    assertEquals(List.of(), bench.machine.leftovers());
  }

  @Test
  void a_local_disk_that_is_full(Bench bench) throws Exception {
    bench.fill("a");
    bench.machine.program("df", "printf 'Filesystem\\nx 1 1 50 1 /\\n'");

    bench.script().run().endedWith(33);

    bench.told(33, "less than 100 MiB are free for temporary files");
  }

  @Test
  void a_local_disk_that_fills_up_while_copying(Bench bench) throws Exception {
    bench.fill("a");
    bench.machine.program(
        "df",
        "seen=$TMPDIR/seen; free=999999; [ ! -e \"$seen\" ] || free=50; : >\"$seen\"\n"
            + "printf 'Filesystem\\nx 1 1 %s 1 /\\n' $free");
    bench.dest.beforeWrite(
        bench.to,
        key -> {
          if (key.equals("a")) {
            throw new IllegalArgumentException("this object is refused");
          }
        });

    bench.script().run().endedWith(33);

    bench.told(33, "the local disk is full, while");
  }

  @Test
  void no_folder_for_temporary_files(Bench bench) throws Exception {
    bench.fill("a");

    bench.script().with("TMPDIR", "/proc/none").run().endedWith(33);

    bench.told(33, "no temporary folder can be made");
  }

  @Test
  void no_rclone_and_no_package_is_told_all_the_same(Bench bench) throws Exception {
    bench.fill("a");
    bench.machine.removeProgram("rclone");
    bench.machine.program("apt-get", "echo 'E: Unable to fetch some archives' >&2; exit 100");
    Programs.python();

    bench.script().run().endedWith(20);

    JsonNode status = bench.told(20, "rclone could not be installed");
    assertEquals(
        "[\"apt-get install: E: Unable to fetch some archives\"]",
        status.get("logTail").toString());
    assertEquals("PRIVATE", bench.dest.access(bench.to, ".replinode/runs/run-1/status.json"));
  }

  @Test
  void a_wrong_field_is_told_before_there_is_an_rclone(Bench bench) throws Exception {
    bench.machine.removeProgram("rclone");
    Programs.python();
    S3Key key = new S3Key("UNTOLD$KEY'\"", "a b\"c$d[e]'f\\g#h`id`%41\u00e4", Map.of());
    bench.dest.add(key);

    bench
        .script()
        .with("MODE", "move")
        .with("DEST_ACCESSKEY", key.id())
        .with("DEST_SECRETKEY_PASSWORD", key.secret())
        .run()
        .endedWith(10);

    bench.told(10, "MODE must be sync or copy");
  }

  @Test
  void an_rclone_that_does_not_run(Bench bench) throws Exception {
    bench.fill("a");
    bench.machine.program("rclone", "exit 126");
    Programs.python();

    bench.script().run().endedWith(20);

    bench.told(20, "no rclone of version 1.53 or later");
  }

  @Test
  void an_rclone_that_is_killed_by_the_machine(Bench bench) throws Exception {
    bench.fill("a");
    Path real = Files.move(bench.machine.file("bin/rclone"), bench.machine.file("real"));
    bench.machine.program(
        "rclone", "case \" $* \" in *' copy '*) kill -9 $$ ;; esac\nexec '" + real + "' \"$@\"");

    bench.script().run().endedWith(41);

    bench.told(41, "another cause: see the log on the instance");
  }
}
