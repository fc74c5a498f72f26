package dev.replinode.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.drill.Drill;
import dev.replinode.domain.drill.Outcome;
import dev.replinode.domain.drill.Probe;
import dev.replinode.domain.drill.Report;
import dev.replinode.domain.drill.SmallWorld;
import dev.replinode.domain.drill.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The report as files, and what becomes of it when somebody changes one. */
class ReportFolderTest {
  private static final int USUAL = 200;
  private static final int SOAK = 10_000;

  private final ReportFolder folder = new ReportFolder();
  private final Drill.Result result = new SmallWorld().play();
  @TempDir Path parent;
  private Path dir;

  @BeforeEach
  void write() {
    dir = parent.resolve("report");
    folder.write(dir, result.report(), result.probes(), Optional.empty());
  }

  @Test
  void what_was_written_verifies_and_reads_back_the_same() {
    assertEquals(List.of(), folder.verify(dir));
    Report read = folder.read(dir);
    assertEquals(result.report().objectives(), read.objectives());
    assertEquals(result.report().windows(), read.windows());
    assertEquals(result.report().drill(), read.drill());
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void any_change_of_one_byte_is_noticed() throws IOException {
    Random random = new Random(7);
    List<Path> files;
    try (Stream<Path> list = Files.list(dir)) {
      files = list.sorted().toList();
    }
    int mutations = Boolean.getBoolean("replinode.soak") ? SOAK : USUAL;
    for (int i = 0; i < mutations; i++) {
      Path file = files.get(random.nextInt(files.size()));
      byte[] whole = Files.readAllBytes(file);
      byte[] changed = whole.clone();
      int at = random.nextInt(changed.length);
      changed[at] ^= (byte) (1 + random.nextInt(255));
      Files.write(file, changed);
      String where = "mutation " + i + ", " + file.getFileName() + " at " + at;
      assertFalse(folder.verify(dir).isEmpty(), where);
      Files.write(file, whole);
    }
    assertEquals(List.of(), folder.verify(dir));
  }

  @Test
  void the_page_has_no_address_and_no_script() throws IOException {
    String page = Files.readString(dir.resolve("report.html"));

    for (String outside : List.of("<script", "src=", "href=", "@import", "url(", "<link")) {
      assertFalse(page.contains(outside), outside);
    }
    assertTrue(page.contains("<svg"));
    assertTrue(page.contains("Sign-off"));
  }

  @Test
  void the_build_servers_form_is_well_formed() throws Exception {
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(dir.resolve("report.xml").toFile());
  }

  @Test
  void raw_data_holds_any_key() throws IOException {
    List<Probe> probes =
        Stream.of("a,b", "with \"quotes\"", "two\nlines", "\u65e5\u672c", "", "\r\n", "\"", ",")
            .map(
                key ->
                    new Probe(1, "5XX", Window.DURING, 1, 2, key, Outcome.OK, 200, "B", false, 3))
            .toList();

    assertEquals(probes, ProbesCsv.read(ProbesCsv.write(probes)));
  }

  @Test
  void a_report_is_never_overwritten() {
    assertThrows(
        ReplinodeException.class,
        () -> folder.write(dir, result.report(), result.probes(), Optional.empty()));
  }

  @Test
  void the_drill_before_is_named_with_its_hash_and_what_has_changed() {
    Report second =
        folder.write(parent.resolve("second"), result.report(), result.probes(), Optional.of(dir));

    Report.Previous previous = second.previous().orElseThrow();
    assertEquals(folder.seal(dir), previous.sha256());
    assertEquals(List.of(), previous.drift());
    assertEquals(List.of(), folder.verify(parent.resolve("second")));
  }

  @Test
  void keys_with_markup_stay_text() {
    assertEquals("&lt;b&gt;&amp;&quot;&#39;\\u0007", Html.escaped("<b>&\"'\u0007"));
  }
}
