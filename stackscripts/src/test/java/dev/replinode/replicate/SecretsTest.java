package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Secrets work whatever they hold, and never show. */
@ExtendWith(Regions.class)
class SecretsTest {
  private static final String ODD = "a b\"c$d[e]'f\\g#h`id`$(id)=%41&;|<>*?~!{x},:@ -";

  @Test
  void a_secret_may_hold_what_a_shell_would_read(Bench bench) throws Exception {
    bench.fill("one");

    odd(bench).run().endedWith(0);

    assertEquals(Set.of("one"), bench.dest.keys(bench.to));
  }

  @Test
  void neither_console_nor_log_nor_status_nor_arguments_show_a_secret(Bench bench)
      throws Exception {
    bench.fill("one", "large");
    Path seen = bench.machine.file("environment-of-others");
    bench.machine.program("iptables", "env >>'" + seen + "'");

    Outcome good = odd(bench).with("EVERY", "1h").run().endedWith(0);
    Outcome bad =
        odd(bench).with("SRC_BUCKET", "absent").with("RUN_ID", "run-2").run().endedWith(30);

    assertHidden(good.console() + bad.console());
    assertHidden(String.join("\n", bad.calls()));
    for (String key : bench.dest.allKeys(bench.to)) {
      assertHidden(bench.dest.text(bench.to, key));
    }
    try (Stream<Path> files = Files.walk(bench.root().resolve("var/log"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertHidden(Files.readString(file));
      }
    }
    if (Files.exists(seen)) {
      assertHidden(Files.readString(seen));
    }
  }

  @Test
  void debugging_switches_from_outside_cannot_make_rclone_talk(Bench bench) throws Exception {
    bench.fill("one");

    Outcome outcome =
        odd(bench)
            .with("RCLONE_VERBOSE", "2")
            .with("RCLONE_DUMP", "headers,auth")
            .with("RCLONE_CONFIG_SRC_ENDPOINT", "http://127.0.0.1:1")
            .with("AWS_CA_BUNDLE", "/etc/ssl/certs/ca-certificates.crt")
            .with("AWS_ACCESS_KEY_ID", "other")
            .run()
            .endedWith(0);

    assertHidden(outcome.console());
    assertFalse(
        Files.readString(bench.root().resolve("var/log/replinode/rclone.log")).contains("DEBUG"));
  }

  @Test
  void leaves_a_working_configuration_for_root_only_when_asked(Bench bench) throws Exception {
    bench.fill("one");
    Path home = bench.machine.file("home");

    bench.script().with("KEEP_CONFIG", "yes").with("HOME", home.toString()).run().endedWith(0);

    Path file = home.resolve(".config/rclone/rclone.conf");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    Outcome listing =
        bench
            .script()
            .with("RCLONE_CONFIG", file.toString())
            .run(bench.machine.file("bin/rclone").toString(), "lsf", "dst:" + bench.to)
            .endedWith(0);
    assertTrue(listing.console().contains("one"), listing.console());
  }

  @Test
  void leaves_a_configuration_of_somebody_else_alone(Bench bench) throws Exception {
    bench.fill("one");
    Path home = bench.machine.file("home");
    Path file = home.resolve(".config/rclone/rclone.conf");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "[theirs]\n");

    bench.script().with("KEEP_CONFIG", "yes").with("HOME", home.toString()).run().endedWith(0);

    assertEquals("[theirs]\n", Files.readString(file));
  }

  @Test
  void writes_no_configuration_that_could_be_misread(Bench bench) throws Exception {
    bench.fill("one");
    Path home = bench.machine.file("home");

    odd(bench).with("KEEP_CONFIG", "yes").with("HOME", home.toString()).run().endedWith(0);

    assertFalse(Files.exists(home.resolve(".config/rclone/rclone.conf")));
  }

  private static ScriptRun odd(Bench bench) {
    S3Key key = new S3Key("ODD$KEY'\"", ODD, Map.of());
    bench.source.add(key);
    bench.dest.add(key);
    return bench
        .script()
        .with("SRC_ACCESSKEY", key.id())
        .with("SRC_SECRETKEY_PASSWORD", key.secret())
        .with("DEST_ACCESSKEY", key.id())
        .with("DEST_SECRETKEY_PASSWORD", key.secret());
  }

  private static void assertHidden(String text) {
    assertFalse(text.contains(ODD.substring(0, 12)), text);
    assertFalse(text.contains(ODD.substring(12, 24)), text);
  }
}
