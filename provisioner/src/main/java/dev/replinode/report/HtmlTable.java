package dev.replinode.report;

/** A table under a heading; its second column may be coloured by what it says. */
final class HtmlTable {
  private final StringBuilder html = new StringBuilder();
  private final String[] columns;

  HtmlTable(String title, String... columns) {
    this.columns = columns.clone();
    html.append("<section><h2>").append(Html.escaped(title)).append("</h2>\n");
    html.append("<div class=\"wide\"><table>\n<thead><tr>");
    for (String column : columns) {
      html.append("<th>").append(Html.escaped(column)).append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
  }

  void row(String... cells) {
    marked("", cells);
  }

  /** A row whose second cell is of the class {@code mark}. */
  void marked(String mark, String... cells) {
    html.append("<tr>");
    for (int i = 0; i < cells.length; i++) {
      String style = i == 1 && !mark.isEmpty() ? " class=\"mark " + mark + "\"" : "";
      html.append("<td data-label=\"").append(Html.escaped(columns[i])).append('"').append(style);
      html.append('>').append(Html.escaped(cells[i])).append("</td>");
    }
    html.append("</tr>\n");
  }

  String html() {
    return html + "</tbody></table></div></section>\n";
  }
}
