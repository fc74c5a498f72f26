package dev.replinode.stackscript.lint;

import dev.replinode.stackscript.UserDefinedFields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Measures how long reading fields and linting take. Prints milliseconds for a script of 300 lines
 * and 30 fields, then, for the worst of many hostile scripts, the time at three sizes and the ratio
 * from one to the next: near 4 is linear, near 16 quadratic.
 *
 * <p>To run it, after {@code mvn -pl stackscripts -am test-compile}:
 *
 * <pre>java -cp stackscripts/target/classes:stackscripts/target/test-classes \
 *     dev.replinode.stackscript.lint.LintBench</pre>
 */
public final class LintBench {
  private static final int SMALL = 250_000;
  private static final int ROUNDS = 300;

  private LintBench() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    String script = script();
    print("lines %d, fields %d%n", script.lines().count(), UserDefinedFields.read(script).size());
    Consumer<String> read = UserDefinedFields::read;
    Consumer<String> lint = text -> ScriptLint.check(text.getBytes(StandardCharsets.UTF_8));
    print("read: the first %.1f ms, then %.3f ms%n", first(read, script), median(read, script));
    print("lint: the first %.1f ms, then %.3f ms%n", first(lint, script), median(lint, script));
    growth("read", read);
    growth("lint", lint);
  }

  private static String script() throws IOException {
    try (InputStream in = LintBench.class.getResourceAsStream("/lint/web-stack.sh")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void growth(String what, Consumer<String> work) {
    int count = Adversarial.count();
    int worst = 0;
    double worstRatio = 0;
    for (int i = 0; i < count; i++) {
      double ratio = best(work, i, 4 * SMALL) / Math.max(1, best(work, i, SMALL));
      if (ratio > worstRatio) {
        worst = i;
        worstRatio = ratio;
      }
    }
    double small = best(work, worst, SMALL);
    double middle = best(work, worst, 4 * SMALL);
    double large = best(work, worst, 16 * SMALL);
    print("%s, script %d of %d: %.1f ms at %d,", what, worst, count, small, SMALL);
    print(" %.1f ms at %d (x%.1f),", middle, 4 * SMALL, middle / small);
    print(" %.1f ms at %d (x%.1f)%n", large, 16 * SMALL, large / middle);
  }

  private static double best(Consumer<String> work, int index, int length) {
    String script = Adversarial.script(index, length);
    return List.of(1, 2, 3).stream()
        .map(round -> first(work, script))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static double median(Consumer<String> work, String script) {
    double[] millis = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      millis[i] = first(work, script);
    }
    Arrays.sort(millis);
    return millis[ROUNDS / 2];
  }

  private static double first(Consumer<String> work, String script) {
    long start = System.nanoTime();
    work.accept(script);
    return (System.nanoTime() - start) / 1e6;
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
