package dev.replinode.stackscript.lint;

import java.util.List;

/** Samples for {@link FileRules}. */
final class FileSamples {
  private static final String LIMIT = "x".repeat(65_535 - "#!/bin/sh\n".length());

  private FileSamples() {}

  static List<Sample> all() {
    return List.of(
        Sample.raw("shebang-missing", "«echo hello»\n"),
        Sample.raw("shebang-missing", "«»"),
        Sample.raw("shebang-missing", "«»\n#!/bin/sh\n"),
        Sample.raw("shebang-missing", "« #!/bin/sh»\n"),
        Sample.raw("shebang-missing", "#! /bin/sh\n"),
        Sample.raw("shebang-missing", "\uFEFF#!/bin/sh\n"),
        Sample.raw("bom", "«\uFEFF»#!/bin/sh\n"),
        Sample.raw("bom", "#!/bin/sh\necho '\uFEFF'\n"),
        Sample.raw("crlf", "#!/bin/sh«»\r\necho\r\n"),
        Sample.raw("crlf", "#!/bin/sh\necho one\necho two«»\r\n"),
        Sample.raw("crlf", "#!/bin/sh\nprintf '\r'\n"),
        Sample.raw("crlf", "#!/usr/bin/env python3«»\r\nprint(1)\r\n"),
        Sample.raw("crlf", "#!/usr/bin/env python3\nprint(1)\r\n"),
        Sample.raw("crlf", "#!/bin/sh«»\recho one\recho two\r"),
        Sample.raw("crlf", "#!/bin/sh«»\r"),
        Sample.raw("crlf", "#!/usr/bin/env python3«»\r# one\r\nprint(1)\n"),
        Sample.raw("not-utf8", "#!/bin/sh\necho gr«¤»n\n"),
        Sample.raw("not-utf8", "#!/bin/sh\necho grün \uD83D\uDE00 «¤»¤\n"),
        Sample.raw("not-utf8", "#!/bin/sh\necho grün \uD83D\uDE00 \uFFFD\n"),
        Sample.raw("nul-byte", "#!/bin/sh\necho «\0»\n"),
        Sample.raw("nul-byte", "#!/bin/sh\necho '\\0'\n"),
        Sample.raw("too-large", "«#!/bin/sh»\n" + LIMIT + "x"),
        Sample.raw("too-large", "#!/bin/sh\n" + LIMIT),
        Sample.raw("too-large", "#!/bin/sh\n" + "ä".repeat(40_000)),
        Sample.raw("too-large-in-bytes", "«#!/bin/sh»\n" + "ä".repeat(40_000)),
        Sample.raw("too-large-in-bytes", "#!/bin/sh\n" + LIMIT + "x"),
        Sample.raw("too-large-in-bytes", "#!/bin/sh\n" + "ä".repeat(30_000)));
  }
}
