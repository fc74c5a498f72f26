package dev.replinode.stackscript;

import java.util.Random;

/**
 * Makes scripts that are nearly right, by changing good ones at random; the same seed makes the
 * same scripts.
 */
public final class MutatedScripts {
  private static final String[] SEEDS = {
    """
    #!/bin/bash
    # <UDF name="host" label="Host" example="web" default="" />
    echo $HOST
    """,
    """
    #!/bin/sh
    #<udf name="db_password" Label="Secret">
    # UDF
    ## <UDF name="mode" label="Mode" oneOf="on, off", default="on">
    cat <<EOF
    $A
    EOF
    """,
    """
    #!/usr/bin/env bash
    : <<'DOC'
    <UDF name="port" label="Big\r
    Box"
      default="22"/>
    DOC
    source <ssinclude StackScriptID=1>
    x=$(echo "${PORT:-1}")
    """,
    "#!/usr/bin/python3\n\"\"\"\n<UDF name=\"a\" label=\"A > B\"> UDF <UDF name='b' label=B>\n\"\"\"\n",
  };
  private static final String[] PIECES = {
    "<udf ",
    "<UDF ",
    "<Udf ",
    "<UDF",
    "UDF",
    "udf",
    ">",
    "/>",
    "=\"",
    "\"",
    "=",
    " ",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "#",
    "# ",
    "'",
    "name=\"",
    "label=\"",
    "default=\"\"",
    "oneOf=\"",
    ",",
    "\0",
    "\uD800",
    "\uDC00",
    "\uD83D\uDE00",
    "\u0130",
    "\u00e4",
    "\uFEFF",
    "$",
    "${",
    "$(",
    ")",
    "}",
    "((",
    "`",
    "<<E\n",
    "<<-'X'\n",
    "E\n",
    "\\",
    "case x in ",
    "esac",
    "<ssinclude StackScriptID=",
    "# replinode: ignore crlf,",
    "a".repeat(70),
    "<<<",
    ":-",
    "export ",
    "NAME=",
    "-v "
  };

  private final Random random;

  /** The scripts of one seed. */
  public MutatedScripts(long seed) {
    random = new Random(seed);
  }

  /** The next script: a good one after one to twelve changes. */
  public String next() {
    StringBuilder script = new StringBuilder(SEEDS[random.nextInt(SEEDS.length)]);
    for (int changes = 1 + random.nextInt(12); changes > 0; changes--) {
      change(script);
    }
    return script.toString();
  }

  private void change(StringBuilder script) {
    int from = random.nextInt(script.length() + 1);
    int to = Math.min(script.length(), from + random.nextInt(20));
    switch (random.nextInt(5)) {
      case 0 -> script.delete(from, to);
      case 1 -> script.insert(from, script.substring(from, to));
      case 2 -> script.insert(from, (char) random.nextInt(0x10000));
      default -> script.insert(from, PIECES[random.nextInt(PIECES.length)]);
    }
  }
}
