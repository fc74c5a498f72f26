package dev.replinode.sandbox.page;

import java.util.List;

/** Writes HTML; every text that comes from outside is escaped here and nowhere else. */
final class Html {
  private final StringBuilder text = new StringBuilder();

  /** A cell of a table: a text, or what is HTML already. */
  record Cell(String html) {
    static Cell of(Object text) {
      return new Cell(escaped(String.valueOf(text)));
    }

    /** A word with a colour of its own for good and bad ones. */
    static Cell state(String word) {
      boolean good = List.of("ok", "running", "finished", "yes").contains(word);
      boolean bad = List.of("outage", "failed", "offline", "cut", "no").contains(word);
      String kind = good ? "good" : bad ? "bad" : "plain";
      return new Cell("<span class=\"" + kind + "\">" + escaped(word) + "</span>");
    }

    /** Lines that open on demand; {@code id} is the page's own. */
    static Cell lines(String id, String summary, String lines) {
      return new Cell(
          "<details id=\""
              + escaped(id)
              + "\"><summary>"
              + escaped(summary)
              + "</summary><pre>"
              + escaped(lines)
              + "</pre></details>");
    }
  }

  /** A heading with a table under it, or a word that there is nothing. */
  Html table(String heading, List<String> columns, List<List<Cell>> rows) {
    text.append("<section><h2>").append(escaped(heading));
    text.append(" <small>").append(rows.size()).append("</small></h2>\n");
    if (rows.isEmpty()) {
      text.append("<p>none</p></section>\n");
      return this;
    }
    text.append("<div class=\"wide\"><table><thead><tr>");
    columns.forEach(column -> text.append("<th>").append(escaped(column)).append("</th>"));
    text.append("</tr></thead><tbody>\n");
    for (List<Cell> row : rows) {
      text.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        text.append("<td data-name=\"").append(escaped(columns.get(i))).append("\">");
        text.append(row.get(i).html()).append("</td>");
      }
      text.append("</tr>\n");
    }
    text.append("</tbody></table></div></section>\n");
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /**
   * Safe between tags and in quoted attributes; control characters are shown as a question mark.
   */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replaceAll("[\\p{Cntrl}&&[^\n\t]]|\\p{Cf}", "?");
  }
}
