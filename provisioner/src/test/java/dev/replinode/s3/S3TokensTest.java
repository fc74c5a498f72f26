package dev.replinode.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3TokensTest {
  private static String read(String text, int most) throws IOException {
    InputStream pieces =
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(length, most));
          }
        };
    try (InputStream page = new S3Tokens.Page(pieces)) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void check(String expected, String text) throws IOException {
    for (int most : new int[] {1, 2, 3, 7, 10_000}) {
      assertEquals(expected, read(text, most), () -> "in pieces of " + most);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a&#x1;b, a\uFFFDb",
    "&#0;, \uFFFD",
    "&#xD800;, \uFFFD",
    "&#xFFFFFFFF;, \uFFFD",
    "&#x110000;, \uFFFD",
    "\uFFFE\uFFFF, \uFFFD\uFFFD",
    "x\u001Fy, x\uFFFDy"
  })
  void characters_that_xml_has_not_are_replaced_in_tokens(String token, String expected)
      throws IOException {
    for (String name : new String[] {"NextContinuationToken", "ContinuationToken", "StartAfter"}) {
      String open = "<r><" + name + ">";
      String close = "</" + name + "><Key>&#x1;</Key></r>";
      check(open + expected + close, open + token + close);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "&amp;",
    "&#x9;&#10;&#xD;",
    "&#x10FFFF;",
    "&#xE000;",
    "\uFF21\uFFFD",
    "&unheardofentity;",
    "&#x",
    "&",
    "\u00E9\uD83D\uDE00"
  })
  void all_else_stays_as_it_is(String token) throws IOException {
    String page = "<StartAfter>" + token + "</StartAfter>";

    check(page, page);
  }

  @Test
  void text_outside_of_tokens_is_not_touched() throws IOException {
    String page = "<?xml version=\"1.0\"?><Name>&#x1;\uFFFE</Name><StartAfter/><Key>&#x1;</Key>";

    check(page, page);
    check("", "");
  }
}
