package dev.replinode.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.cli.render.ProgressRenderer.Form;
import dev.replinode.domain.replicator.Outcome;
import dev.replinode.domain.replicator.Platform.Price;
import dev.replinode.domain.replicator.RunStatus;
import dev.replinode.domain.replicator.RunStatus.Amount;
import dev.replinode.domain.wait.WaitEvent;
import dev.replinode.fake.FakeRuns;
import dev.replinode.fake.FakeTime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderTest {
  private final StringWriter err = new StringWriter();
  private final FakeTime time = new FakeTime();

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1023, 1023 B",
    "1024, 1.0 KiB",
    "85143552, 81.2 MiB",
    "1099511627776, 1.0 TiB",
    "9223372036854775807, 8192.0 PiB"
  })
  void sizes_have_binary_units(long bytes, String text) {
    assertEquals(text, Amounts.bytes(bytes));
  }

  @ParameterizedTest
  @CsvSource({"24, 24.00", "24.0, 24.00", "0.036, 0.036", "7.5, 7.50", "0, 0.00", "100, 100.00"})
  void money_has_at_least_two_decimals(BigDecimal amount, String text) {
    assertEquals(text, Amounts.money(amount));
  }

  @Test
  void counts_times_and_prices_are_the_same_in_every_locale() {
    assertEquals("1,234,567", Amounts.count(1234567));
    assertEquals("59s", Amounts.time(Duration.ofSeconds(59)));
    assertEquals("61m5s", Amounts.time(Duration.ofSeconds(3665)));
    assertEquals(
        "$0.036 an hour, $24.00 a month",
        Amounts.price(new Price(new BigDecimal("0.036"), new BigDecimal("24"), 0)));
  }

  @Test
  void what_is_told_on_the_way_cannot_steer_the_terminal() {
    ProgressRenderer progress = renderer(Form.PLAIN);

    progress.warning("script \u001b[2J\u202e: it's a\\b");
    progress.step("made", "x\ry");

    assertEquals(
        "warning: script \\u001b[2J\\u202e: it's a\\b\n✓ made      x\\u000dy\n", err.toString());
  }

  @Test
  void a_run_is_a_line_with_bar_counts_rate_and_time_left() {
    RunLine line = new RunLine(time);
    line.rich(status("copying", 250, 1000, 1 << 20));
    time.pass(Duration.ofSeconds(2));

    assertEquals(
        "  run       copying [##########----------] 500/1,000 objects  5.0 MiB  2.0 MiB/s  9 s left",
        line.rich(status("copying", 500, 1000, 5 << 20)));
  }

  @Test
  void a_run_of_nothing_is_full_and_has_no_rate() {
    assertEquals(
        "  run       verifying [####################] 0/0 objects  0 B  9 s left",
        new RunLine(time).rich(status("verifying", 0, 0, 0)));
  }

  @Test
  void a_plain_line_tells_what_is_known() {
    assertEquals(
        "copying: 1/3 objects, 15 B, rclone 1.53.3",
        new RunLine(time).plain(FakeRuns.status("r", "copying", OptionalInt.empty(), 1)));
    assertEquals("installing", new RunLine(time).plain(bare("installing")));
  }

  @Test
  void a_status_is_a_sentence() {
    assertEquals(
        "run r finished: 3/3 objects, 15 B, rclone 1.53.3, exit code 4, as of"
            + " 2026-11-22T15:31:42Z\nthe destination is full",
        RunStatusText.of(FakeRuns.status("r", "finished", OptionalInt.of(4), 3)));
    assertEquals("run r installing", RunStatusText.of(bare("installing")));
  }

  @Test
  void what_a_run_did_not_tell_is_absent_from_its_json() {
    assertEquals(
        "{\"runId\":\"r\",\"phase\":\"installing\",\"logTail\":[]}",
        RunStatusJson.of(bare("installing")).toString());
  }

  @Test
  void every_event_of_a_wait_is_rendered() {
    ProgressRenderer renderer = renderer(Form.RICH);
    List<WaitEvent> events =
        List.of(
            new WaitEvent.Started("tea", Duration.ofSeconds(9)),
            new WaitEvent.Polled("tea", 1, "cold", Duration.ofSeconds(61), Duration.ofSeconds(1)),
            new WaitEvent.Succeeded("tea", Duration.ZERO),
            new WaitEvent.TimedOut("tea", "cold", Duration.ZERO));

    events.forEach(renderer);

    assertEquals(WaitEvent.class.getPermittedSubclasses().length, events.size());
    String clear = "\r\u001b[K";
    assertEquals(clear + "  waiting   tea: cold (1m1s)" + clear + clear, err.toString());
  }

  @Test
  void warnings_are_told_in_every_form_and_retries_unless_quiet() {
    for (Form form : Form.values()) {
      renderer(form).warning("mind the gap");
      renderer(form).retrying("GET /x");
      renderer(form).step("boot", "done");
    }

    String text = err.toString().replace("\r\u001b[K", "");
    assertEquals(3, text.split("warning: mind the gap", -1).length - 1, text);
    assertEquals(2, text.split("retrying: GET /x", -1).length - 1, text);
    assertEquals(2, text.split("✓ boot      done", -1).length - 1, text);
  }

  @Test
  void comparing_many_objects_moves_the_line_now_and_then() {
    ProgressRenderer renderer = renderer(Form.RICH);

    renderer.compared(999);
    time.pass(Duration.ofMillis(50));
    renderer.compared(1500);
    time.pass(Duration.ofMillis(50));
    renderer.compared(2000);

    assertEquals("\r\u001b[K  verify    2,000 objects compared, 20,000 a second", err.toString());
  }

  @Test
  void a_run_that_is_shown_is_not_shown_as_a_wait_as_well() {
    ProgressRenderer renderer = renderer(Form.RICH);
    renderer.accept(new WaitEvent.Started("run r", Duration.ofSeconds(9)));
    renderer.run(status("copying", 1, 2, 3));
    String before = err.toString();

    renderer.accept(
        new WaitEvent.Polled("run r", 1, "copying", Duration.ZERO, Duration.ofSeconds(2)));

    assertEquals(before, err.toString());
    assertTrue(before.contains("copying [##########"), before);
  }

  @Test
  void an_outcome_of_nothing_says_so() {
    assertEquals("the price is not known", OutcomeText.price(new Outcome()));
    assertEquals("", OutcomeText.priceSuffix(new Outcome()));
    assertEquals(
        List.of("The instance is made; nothing was waited for.", ""),
        new OutcomeText(new Outcome(), false).lines());
    assertEquals("{\"keys\":[],\"left\":[]}", OutcomeJson.of(new Outcome()).toString());
  }

  private ProgressRenderer renderer(Form form) {
    return new ProgressRenderer(new PrintWriter(err), form, new Terminal(true, false, 80), time);
  }

  private static RunStatus bare(String phase) {
    return status(phase, Optional.empty(), Optional.empty());
  }

  private static RunStatus status(String phase, long done, long total, long bytes) {
    return status(
        phase,
        Optional.of(new Amount(OptionalLong.of(done), OptionalLong.of(total))),
        Optional.of(new Amount(OptionalLong.of(bytes), OptionalLong.empty())));
  }

  private static RunStatus status(String phase, Optional<Amount> objects, Optional<Amount> bytes) {
    Amount none = new Amount(OptionalLong.empty(), OptionalLong.empty());
    return new RunStatus(
        "r",
        phase,
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        objects.orElse(none),
        bytes.orElse(none),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        objects.isPresent() ? OptionalLong.of(9) : OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
