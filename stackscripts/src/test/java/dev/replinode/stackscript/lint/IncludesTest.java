package dev.replinode.stackscript.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class IncludesTest {

  @Test
  void are_told_with_their_places_in_order() {
    String script =
        """
        #!/bin/bash
        source <ssinclude StackScriptID="1">
          . <SSINCLUDE stackscriptid=401712 />
        # <ssinclude StackScriptID="4711">
        """;

    assertEquals(
        List.of(
            new Include(1, 2, 8, 29), new Include(401_712, 3, 5, 34), new Include(4711, 4, 3, 32)),
        Includes.of(script));
  }

  @Test
  void without_a_readable_id_are_left_out() {
    assertEquals(
        List.of(),
        Includes.of(
            "<ssinclude> <ssinclude StackScriptID=\"x\"> <ssinclude StackScriptID=-1>"
                + "<ssinclude StackScriptID=9999999999999999999999> <ssincluded StackScriptID=1>"
                + "<ssinclude StackScriptID=1\n>"));
  }

  @Test
  void know_linodes_own_scripts() {
    assertTrue(Includes.isOfLinode(1));
    assertFalse(Includes.isOfLinode(4711));
  }
}
