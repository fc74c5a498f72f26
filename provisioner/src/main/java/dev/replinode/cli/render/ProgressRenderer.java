package dev.replinode.cli.render;

import dev.replinode.domain.replicator.Progress;
import dev.replinode.domain.replicator.RunStatus;
import dev.replinode.domain.text.Printable;
import dev.replinode.domain.wait.WaitEvent;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Shows on standard error what a command is doing: lines that stay for what is done, and in the
 * rich form one line below them that moves. May be told things by several threads at once.
 */
public final class ProgressRenderer implements Progress, Consumer<WaitEvent> {
  /** The three forms. */
  public enum Form {
    /** Only warnings. */
    NONE,
    /** A line a phase. */
    PLAIN,
    /** A line a phase, and one that moves. */
    RICH
  }

  private static final String CLEAR = "\r\u001b[K";
  private static final int NAME_WIDTH = 10;
  private static final int LONGEST_LINE = 4000;
  private static final Duration BETWEEN_MOVES = Duration.ofMillis(100);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final PrintWriter err;
  private final Form form;
  private final Terminal terminal;
  private final RunLine runLine;
  private final ComparedLine compared;
  private String lastPhase = "";
  private String lastWait = "";

  /** A renderer that writes to {@code err}. */
  public ProgressRenderer(PrintWriter err, Form form, Terminal terminal, InstantSource clock) {
    this.err = err;
    this.form = form;
    this.terminal = terminal;
    this.runLine = new RunLine(clock);
    this.compared = new ComparedLine(clock);
  }

  @Override
  public synchronized void step(String step, String text) {
    if (form == Form.NONE) {
      return;
    }
    String mark = terminal.hasColour() && form == Form.RICH ? "\u001b[32m✓\u001b[0m " : "✓ ";
    line(mark, padded(step) + text);
  }

  @Override
  public synchronized void warning(String text) {
    line("warning: " + text);
  }

  /** Something that is good to know. */
  public void note(String text) {
    if (form != Form.NONE) {
      line("note: " + text);
    }
  }

  /** A request that is sent again. */
  public synchronized void retrying(String text) {
    if (form != Form.NONE) {
      line("retrying: " + text);
    }
  }

  /** A line of the HTTP log. */
  public synchronized void debug(String text) {
    line("debug: " + text);
  }

  @Override
  public synchronized void run(RunStatus status) {
    if (form == Form.RICH) {
      moving(runLine.rich(status));
    } else if (form == Form.PLAIN && !status.phase().equals(lastPhase)) {
      line("  " + padded("run") + runLine.plain(status));
    }
    lastPhase = status.phase();
  }

  @Override
  public synchronized void compared(long objects) {
    if (form == Form.RICH) {
      compared
          .next(objects, BETWEEN_MOVES)
          .ifPresent(text -> moving("  " + padded("verify") + text));
    } else if (form == Form.PLAIN) {
      compared.next(objects, BETWEEN_LINES).ifPresent(text -> line("  " + padded("verify") + text));
    }
  }

  @Override
  public synchronized void accept(WaitEvent event) {
    if (event instanceof WaitEvent.Started started) {
      started(started);
    } else if (event instanceof WaitEvent.Polled polled) {
      polled(polled);
    } else if (event instanceof WaitEvent.Succeeded || event instanceof WaitEvent.TimedOut) {
      clear();
    } else {
      throw new AssertionError(event);
    }
  }

  /** Ends a line that moves, so that what follows starts on a line of its own. */
  public synchronized void clear() {
    if (form == Form.RICH) {
      err.print(CLEAR);
      err.flush();
    }
  }

  private void started(WaitEvent.Started event) {
    lastWait = event.subject();
    if (form == Form.PLAIN) {
      line("  " + padded("waiting") + event.subject());
    }
  }

  /** Waiting for a run is shown by the run's own line. */
  private void polled(WaitEvent.Polled event) {
    if (form == Form.RICH && (!lastWait.startsWith("run ") || lastPhase.isEmpty())) {
      moving(
          "  "
              + padded("waiting")
              + event.subject()
              + ": "
              + event.status()
              + " ("
              + Amounts.time(event.elapsed())
              + ")");
    }
  }

  private static String padded(String name) {
    return name + " ".repeat(Math.max(1, NAME_WIDTH - name.length()));
  }

  private void moving(String text) {
    int most = terminal.columns() - 1;
    String shown = Printable.line(text, most);
    err.print(CLEAR + (shown.length() > most ? shown.substring(0, most) : shown));
    err.flush();
  }

  private void line(String text) {
    line("", text);
  }

  /** Much of what is told came from elsewhere: it must not steer the terminal. */
  private void line(String mark, String text) {
    clear();
    err.println(mark + Printable.line(text, LONGEST_LINE));
    err.flush();
  }
}
