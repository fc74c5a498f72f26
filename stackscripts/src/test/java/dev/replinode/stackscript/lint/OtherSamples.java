package dev.replinode.stackscript.lint;

import java.util.List;
import java.util.stream.Stream;

/** Samples for {@link IncludeRules}, {@link LanguageRules} and {@link IgnoreComment}. */
final class OtherSamples {
  private static final String FIELD = "# <UDF name=\"a\" label=\"A\">";

  private OtherSamples() {}

  static List<Sample> all() {
    return Stream.of(includes(), languages(), ignores()).flatMap(List::stream).toList();
  }

  private static List<Sample> includes() {
    return List.of(
        Sample.of("ssinclude-malformed", "source «<ssinclude>»"),
        Sample.of("ssinclude-malformed", "source «<ssinclude StackScriptID=\"one\">»"),
        Sample.of("ssinclude-malformed", "source «<ssinclude StackScriptID=>»"),
        Sample.of("ssinclude-malformed", "source «<ssinclude StackScriptID=1»"),
        Sample.of("ssinclude-malformed", "source «<ssinclude StackScriptID=\"0\">»"),
        Sample.of("ssinclude-malformed", "source <ssinclude StackScriptID=1>"),
        Sample.of("ssinclude-malformed", "# write <ssinclude StackScriptID=\"[NUMBER]\">"),
        Sample.of("ssinclude-malformed", "echo '<ssincluded>'"),
        Sample.of("ssinclude-malformed", "echo 1 # or <ssinclude>"),
        Sample.of("ssinclude-unknown", "source «<SSInclude StackScriptID=\"4711\" />»"),
        Sample.of("ssinclude-unknown", "# source «<ssinclude stackscriptid=4711>»"),
        Sample.of("ssinclude-unknown", "source <ssinclude StackScriptID=\"1\">"),
        Sample.of("ssinclude-unknown", "source <ssinclude StackScriptID=401712>"));
  }

  private static List<Sample> languages() {
    return List.of(
        Sample.raw("udf-not-shell", "#!/usr/bin/env python3\n«" + FIELD.substring(2) + "»\n"),
        Sample.raw("udf-not-shell", "#! /usr/bin/perl -w\n# «" + FIELD.substring(2) + "»\n"),
        Sample.raw(
            "udf-not-shell", "#!/usr/bin/env -S VAR=1 node\n// «" + FIELD.substring(2) + "»\n"),
        Sample.raw("udf-not-shell", "#!/usr/bin/env python3\nprint()\n"),
        Sample.raw("udf-not-shell", "#!/usr/bin/env\n" + FIELD + "\n"),
        Sample.raw("udf-not-shell", "#!/bin/ash\n" + FIELD + "\n"));
  }

  private static List<Sample> ignores() {
    return List.of(
        Sample.of("ignore-unknown-rule", "# replinode: ignore «no-such-rule» it is right"),
        Sample.of("ignore-unknown-rule", "  # replinode: ignore bom, «boom» both are right"),
        Sample.of("ignore-unknown-rule", "# replinode: ignore«»"),
        Sample.of("ignore-unknown-rule", "# replinode: ignore «SCx» it is right"),
        Sample.of(
            "ignore-unknown-rule", "# replinode: ignore SC2086,manifest-label,bom it is right"),
        Sample.of(
            "ignore-unknown-rule", "echo 1 # replinode: ignore no-such-rule not a comment line"),
        Sample.of("ignore-without-reason", "# replinode: ignore «bom»"),
        Sample.of("ignore-without-reason", "#replinode: ignore «bom , crlf»  "),
        Sample.of("ignore-without-reason", "# replinode: ignore bom it is right"),
        Sample.of("ignore-without-reason", "# replinode: ignored bom"));
  }
}
