package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How rclone comes to the machine. */
@ExtendWith(Regions.class)
class InstallTest {

  @Test
  void leaves_apt_alone_when_a_good_rclone_is_there(Bench bench) throws Exception {
    bench.fill("one");

    Outcome outcome = bench.script().run().endedWith(0);

    assertEquals(List.of(), outcome.callsOf("apt-get"));
  }

  @Test
  void installs_rclone_from_the_distribution_when_there_is_none(Bench bench) throws Exception {
    bench.fill("one");
    installedByApt(bench, "");

    Outcome outcome = bench.script().run().endedWith(0);

    List<String> calls = outcome.callsOf("apt-get");
    assertEquals(2, calls.size());
    assertTrue(calls.get(0).endsWith(" update"), calls.toString());
    assertTrue(calls.get(1).endsWith(" install --no-install-recommends rclone"));
    assertTrue(calls.get(1).contains("DPkg::Lock::Timeout="), calls.toString());
    assertEquals(Set.of("one"), bench.dest.keys(bench.to));
  }

  @Test
  void replaces_an_rclone_that_is_too_old(Bench bench) throws Exception {
    bench.fill("one");
    Path real = installedByApt(bench, "");
    bench.machine.program("rclone", "echo 'rclone v1.36'");

    bench.script().run().endedWith(0);

    assertTrue(Files.exists(real));
    assertEquals(Set.of("one"), bench.dest.keys(bench.to));
  }

  @Test
  void waits_for_another_apt_that_holds_the_lock(Bench bench) throws Exception {
    bench.fill("one");
    Path tries = bench.machine.file("tries");
    installedByApt(
        bench,
        "echo x >>'"
            + tries
            + "'; if [ $(wc -l <'"
            + tries
            + "') -lt 6 ]; then echo 'E: Could not get lock /var/lib/apt/lists/lock' >&2; exit 100;"
            + " fi");

    bench.script().run().endedWith(0);
  }

  @Test
  void gives_up_after_three_tries_when_apt_fails(Bench bench) throws Exception {
    bench.fill("one");
    bench.machine.removeProgram("rclone");
    bench.machine.program("apt-get", "echo 'E: Unable to locate package rclone' >&2; exit 100");

    Outcome outcome = bench.script().run().endedWith(20);

    assertTrue(outcome.console().contains("E: Unable to locate package rclone"));
    assertTrue(
        outcome.console().contains("finished with status 20: rclone could not be installed"));
    assertEquals(6, outcome.callsOf("apt-get").size());
    assertEquals(Set.of(".replinode/runs/run-1/status.json"), bench.dest.allKeys(bench.to));
    assertEquals(List.of(), bench.machine.leftovers());
  }

  @Test
  void closes_the_metadata_service_to_other_users_where_it_can(Bench bench) throws Exception {
    bench.fill("one");
    bench.machine.program("iptables", "case \"$*\" in *-C*) exit 1 ;; esac");

    Outcome outcome = bench.script().run().endedWith(0);

    boolean root = "root".equals(System.getProperty("user.name"));
    assertEquals(
        root
            ? List.of(
                "iptables -w 5 -C OUTPUT -d 169.254.169.254 -m owner ! --uid-owner 0 -j REJECT",
                "iptables -w 5 -A OUTPUT -d 169.254.169.254 -m owner ! --uid-owner 0 -j REJECT")
            : List.of(),
        outcome.callsOf("iptables"));
    assertEquals(root, outcome.console().contains("metadata service closed to other users"));
  }

  @Test
  void says_so_when_the_metadata_service_stays_open(Bench bench) throws Exception {
    bench.fill("one");
    bench.machine.program("iptables", "exit 3");

    Outcome outcome = bench.script().run().endedWith(0);

    assertTrue(outcome.console().contains("metadata service left open"));
    assertFalse(outcome.console().contains("closed to other users"));
  }

  /** Takes rclone away and gives it to an apt-get that installs it after {@code before}. */
  private static Path installedByApt(Bench bench, String before) throws Exception {
    Path bin = bench.machine.file("bin");
    Path packaged = bench.machine.file("packaged-rclone");
    Files.copy(bin.resolve("rclone"), packaged, StandardCopyOption.COPY_ATTRIBUTES);
    bench.machine.removeProgram("rclone");
    bench.machine.program(
        "apt-get",
        before
            + "\nfor word; do last=$word; done\n[ $last != rclone ] || cp '"
            + packaged
            + "' '"
            + bin.resolve("rclone")
            + "'");
    return packaged;
  }
}
