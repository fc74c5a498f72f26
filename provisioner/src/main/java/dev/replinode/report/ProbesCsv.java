package dev.replinode.report;

import dev.replinode.domain.drill.Outcome;
import dev.replinode.domain.drill.Probe;
import dev.replinode.domain.drill.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The raw data: a row a read, as RFC 4180 has it, with line feeds. */
final class ProbesCsv {
  private static final String HEAD =
      "number,scene,window,startMicros,latencyMicros,key,outcome,status,origin,cached,bytes\n";
  private static final int COLUMNS = 11;

  private ProbesCsv() {}

  static String write(List<Probe> probes) {
    StringBuilder text = new StringBuilder(HEAD);
    for (Probe probe : probes) {
      text.append(probe.number()).append(',');
      text.append(quoted(probe.scene())).append(',');
      text.append(probe.window()).append(',');
      text.append(probe.startMicros()).append(',');
      text.append(probe.latencyMicros()).append(',');
      text.append(quoted(probe.key())).append(',');
      text.append(probe.outcome()).append(',');
      text.append(probe.status()).append(',');
      text.append(probe.origin()).append(',');
      text.append(probe.cached()).append(',');
      text.append(probe.bytes()).append('\n');
    }
    return text.toString();
  }

  private static String quoted(String field) {
    boolean isPlain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return isPlain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException it is something else; the message is a clause
   */
  static List<Probe> read(String text) throws IOException {
    if (!text.startsWith(HEAD)) {
      throw new IOException("its first line is not that of the raw data");
    }
    List<Probe> probes = new ArrayList<>();
    Fields fields = new Fields(text, HEAD.length());
    while (fields.hasNext()) {
      List<String> row = fields.row();
      try {
        probes.add(probe(row));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new IOException("row " + (probes.size() + 1) + " is not one of the raw data", e);
      }
    }
    return probes;
  }

  private static Probe probe(List<String> row) {
    if (row.size() != COLUMNS) {
      throw new IllegalArgumentException("columns");
    }
    int at = 0;
    return new Probe(
        Integer.parseInt(row.get(at++)),
        row.get(at++),
        Window.valueOf(row.get(at++)),
        Long.parseLong(row.get(at++)),
        Long.parseLong(row.get(at++)),
        row.get(at++),
        Outcome.valueOf(row.get(at++)),
        Integer.parseInt(row.get(at++)),
        row.get(at++),
        Boolean.parseBoolean(row.get(at++)),
        Long.parseLong(row.get(at)));
  }

  /** Goes through a text field by field. */
  private static final class Fields {
    private final String text;
    private int at;

    Fields(String text, int from) {
      this.text = text;
      this.at = from;
    }

    boolean hasNext() {
      return at < text.length();
    }

    List<String> row() {
      List<String> row = new ArrayList<>();
      do {
        row.add(field());
      } while (hasNext() && text.charAt(at++) == ',');
      return row;
    }

    private String field() {
      if (!hasNext() || text.charAt(at) != '"') {
        int end = at;
        while (end < text.length() && text.charAt(end) != ',' && text.charAt(end) != '\n') {
          end++;
        }
        String plain = text.substring(at, end);
        at = end;
        return plain;
      }
      StringBuilder field = new StringBuilder();
      at++;
      while (hasNext() && (text.charAt(at) != '"' || isDoubled())) {
        at += text.charAt(at) == '"' ? 1 : 0;
        field.append(text.charAt(at++));
      }
      at++;
      return field.toString();
    }

    private boolean isDoubled() {
      return at + 1 < text.length() && text.charAt(at + 1) == '"';
    }
  }
}
