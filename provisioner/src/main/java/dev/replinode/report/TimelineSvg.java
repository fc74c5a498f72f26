package dev.replinode.report;

import dev.replinode.domain.drill.Probe;
import dev.replinode.domain.drill.SceneMark;
import dev.replinode.domain.drill.Side;
import java.util.List;
import java.util.Locale;

/** One fault over time: a dot a read, as high as it was slow, coloured by who answered. */
final class TimelineSvg {
  private static final int WIDTH = 680;
  private static final int LEFT = 64;
  private static final int RIGHT = 672;
  private static final int TOP = 34;
  private static final int BOTTOM = 150;
  private static final int MOST_DOTS = 600;
  private static final double LOWEST_MICROS = 500;
  private static final double MICROS_PER_SECOND = 1_000_000;
  private static final double[] GRID = {1_000, 10_000, 100_000, 1_000_000, 10_000_000};
  private static final String[] GRID_NAMES = {"1 ms", "10 ms", "0.1 s", "1 s", "10 s"};

  private final SceneMark mark;
  private final List<Probe> probes;
  private final double start;
  private final double end;
  private final double slowest;

  private TimelineSvg(SceneMark mark, List<Probe> probes) {
    this.mark = mark;
    this.probes = probes;
    this.start = probes.stream().mapToLong(Probe::startMicros).min().orElse(0);
    this.end =
        Math.max(start + 1, (double) probes.stream().mapToLong(Probe::endMicros).max().orElse(1));
    this.slowest =
        (double) Math.max(10_000, probes.stream().mapToLong(Probe::latencyMicros).max().orElse(1));
  }

  static String of(SceneMark mark, List<Probe> all) {
    List<Probe> probes = all.stream().filter(p -> p.scene().equals(mark.scene())).toList();
    return new TimelineSvg(mark, probes).draw();
  }

  private String draw() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg viewBox=\"0 0 %d 176\" role=\"img\" aria-label=\"reads over time: %s\">%n",
            WIDTH,
            Html.escaped(mark.scene())));
    double on = x((double) mark.onMicros());
    double off = x((double) mark.offMicros());
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"fault\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
            on,
            TOP,
            Math.max(1, off - on),
            BOTTOM - TOP));
    svg.append(text("mid", (on + off) / 2, TOP - 10, "fault: " + mark.scene()));
    grid(svg);
    int step = Math.max(1, probes.size() / MOST_DOTS);
    for (int i = 0; i < probes.size(); i++) {
      // Failures are few and are what one looks for: none of them is thinned out.
      if (i % step == 0 || !probes.get(i).isGood()) {
        svg.append(dot(probes.get(i)));
      }
    }
    axis(svg);
    return svg.append("</svg>\n").toString();
  }

  private void grid(StringBuilder svg) {
    for (int i = 0; i < GRID.length && GRID[i] <= slowest * 2; i++) {
      double y = y(GRID[i]);
      svg.append(
          String.format(
              Locale.ROOT,
              "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>%n",
              LEFT,
              RIGHT,
              y,
              y));
      svg.append(text("end", LEFT - 6, y + 4, GRID_NAMES[i]));
    }
  }

  private void axis(StringBuilder svg) {
    double seconds = (end - start) / MICROS_PER_SECOND;
    svg.append(text("start", LEFT, BOTTOM + 20, "0 s"));
    svg.append(text("end", RIGHT, BOTTOM + 20, String.format(Locale.ROOT, "%.1f s", seconds)));
  }

  private String dot(Probe probe) {
    String style = style(probe);
    return String.format(
        Locale.ROOT,
        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%s\"/>%n",
        style,
        x((double) probe.startMicros()),
        y((double) probe.latencyMicros()),
        style.equals("bad") ? "4" : "3");
  }

  private static String style(Probe probe) {
    if (probe.cached()) {
      return "cached";
    }
    if (!probe.isGood()) {
      return "bad";
    }
    if (probe.isFrom(Side.A)) {
      return "a";
    }
    return probe.isFrom(Side.B) ? "b" : "cached";
  }

  private double x(double micros) {
    double part = (micros - start) / (end - start);
    return LEFT + Math.max(0, Math.min(1, part)) * (RIGHT - LEFT);
  }

  private double y(double micros) {
    double range = Math.log(slowest * 2 / LOWEST_MICROS);
    double part = Math.log(Math.max(LOWEST_MICROS, micros) / LOWEST_MICROS) / range;
    return BOTTOM - Math.min(1, part) * (BOTTOM - TOP);
  }

  private static String text(String anchor, double x, double y, String words) {
    return String.format(
        Locale.ROOT,
        "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n",
        anchor,
        x,
        y,
        Html.escaped(words));
  }
}
