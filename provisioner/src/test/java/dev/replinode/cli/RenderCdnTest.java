package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.replinode.catalog.EdgeFile;
import dev.replinode.cli.Shell.Result;
import dev.replinode.domain.failover.EdgeConfiguration;
import dev.replinode.domain.failover.EdgeLint;
import dev.replinode.domain.failover.EdgePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderCdnTest {
  private final Shell shell = new Shell();
  @TempDir Path folder;

  private Result render(String... more) {
    return shell.run(
        Stream.of(Stream.of("render", "cdn"), Stream.of(Shell.PAIR), Stream.of(more))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  private EdgeConfiguration read(String text) throws IOException {
    Path file = folder.resolve("cdn.json");
    Files.writeString(file, text);
    return new EdgeFile().read(file);
  }

  @Test
  void the_linter_finds_nothing_wrong_in_the_rules() throws IOException {
    EdgeConfiguration rules = read(render("--hostname", "cdn.example.org").exits(0).out());

    assertEquals(List.of(), rules.check(new EdgeLint(EdgeLint.USUAL_RTO)));
    EdgePolicy policy = rules.policy().orElseThrow();
    assertEquals("media.jp-osa-1.linodeobjects.com", policy.primaryHost());
    assertEquals("media-dr.us-iad-1.linodeobjects.com", policy.reactions().get(0).backupHost());
    assertEquals(EdgePolicy.Recovery.ASK_BACKUP, policy.reactions().get(0).recovery());
    assertTrue(policy.triggers().onTimeout());
    assertEquals("403-404, 500-599", policy.triggers().statuses().toString());
    assertTrue(policy.worstAddedLatency().compareTo(Duration.ofSeconds(15)) < 0);
  }

  @Test
  void the_linter_finds_nothing_wrong_in_the_gtm_property() throws IOException {
    EdgeConfiguration gtm = read(render("--gtm").exits(0).out());

    assertTrue(gtm.gtm().isPresent());
    assertEquals(List.of(), gtm.check(new EdgeLint(EdgeLint.USUAL_RTO)));
  }

  @Test
  void the_secret_for_staging_is_another_one_each_time() {
    String first = render().exits(0).out();

    assertFalse(first.contains("Your-Secret-Here"));
    assertFalse(first.equals(render().exits(0).out()));
  }

  @Test
  void a_host_that_no_certificate_covers_is_a_warning() {
    String[] dotted = {"--source", "my.media@jp-osa-1", "--dest", "media-dr@us-iad-1"};

    Result result = shell.run(words("render", "cdn", dotted)).exits(0);

    assertTrue(
        result
            .err()
            .contains(
                "warning: bucket my.media@jp-osa-1: its name has a dot, so the certificate"
                    + " *.jp-osa-1.linodeobjects.com does not cover its host"),
        result.err());
    assertEquals(1, result.err().split("warning:", -1).length - 1);
    assertFalse(render().err().contains("warning:"));
  }

  private static String[] words(String verb, String what, String... more) {
    return Stream.concat(Stream.of(verb, what), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void json_holds_what_was_asked_for_and_nobody_is_asked() {
    JsonObject rules = render("--output", "json").exits(0).json();
    JsonObject gtm = render("--output", "json", "--gtm").exits(0).json();

    assertEquals(Set.of("propertyManager"), rules.keySet());
    assertTrue(rules.getAsJsonObject("propertyManager").has("rules"));
    assertEquals(Set.of("gtm"), gtm.keySet());
    assertTrue(gtm.getAsJsonObject("gtm").has("trafficTargets"));
    assertEquals(0, shell.sessions().opened());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "--hostname=x y, --hostname: 'x y' is no hostname",
        "--backup-hostname=x y, --backup-hostname: 'x y' is no hostname",
        "--gtm --standby=x_y, --standby: 'x_y' is no hostname",
        "--backup-hostname=static.example.com, --backup-hostname: 'static.example.com' is the",
        "--gtm --standby=static.example.com, --standby: 'static.example.com' is the --hostname",
        "--standby=s.example.com, --standby: it needs --gtm"
      })
  void a_wrong_name_is_told_with_its_option(String words, String complaint) {
    Result result = render(words.split(" (?=--)")).exits(2);

    assertTrue(result.err().startsWith("error: " + complaint), result.err());
  }

  @Test
  void wrong_names_are_refused() {
    shell.run("render", "cdn").exits(2);
    render("--hostname", "a".repeat(60) + ".example.com").exits(2);
    shell.run("render", "cdn", "--source", "media@nowhere", "--dest", "dr-1@us-iad-1").exits(3);
  }
}
