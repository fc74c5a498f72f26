package dev.replinode.sandbox.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void foreign_text_stays_text() {
    assertEquals(
        "&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;??\n",
        Html.escaped("<b title=\"x\" id='y'>&\u001b\u202e\n"));
  }
}
