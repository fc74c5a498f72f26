package dev.replinode.report;

import dev.replinode.domain.text.Printable;

/** Text made safe for HTML. */
final class Html {
  private Html() {}

  /** {@code text} without markup, and with everything that steers made visible. */
  static String escaped(String text) {
    return Printable.of(text, Integer.MAX_VALUE - 1)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
