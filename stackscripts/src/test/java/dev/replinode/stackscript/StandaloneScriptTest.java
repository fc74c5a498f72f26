package dev.replinode.stackscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandaloneScriptTest {
  @TempDir Path folder;

  @Test
  void has_its_values_behind_the_first_line_and_then_the_whole_script() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("SRC_BUCKET", "media");
    values.put("SRC_SECRETKEY_PASSWORD", "it's");

    assertEquals(
        """
        #!/usr/bin/env bash
        #
        # Filled in by replinode. The values below hold secret keys: keep this file private.
        export SRC_BUCKET='media'
        export SRC_SECRETKEY_PASSWORD=$'it\\'s'

        # what it does
        echo done
        """,
        StandaloneScript.of("#!/usr/bin/env bash\n# what it does\necho done\n", values));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void every_value_arrives_as_it_is(long seed) throws Exception {
    Map<String, String> values = Nasty.values(seed, 60);

    Bash.Result result = new Bash(folder).run(StandaloneScript.of(Nasty.PROBE, values));

    assertEquals(new Bash.Result(0, Nasty.shown(values)), result);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#!/bin/sh\n",
        "#!/usr/bin/python3\n",
        "#!/bin/bash -e\n",
        "echo\n",
        "#!/bin/bash"
      })
  void a_script_for_another_shell_is_refused(String script) {
    assertThrows(
        IllegalArgumentException.class, () -> StandaloneScript.of(script, Map.of("A", "b")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A B", "1A", "A;id", "A\n", "Ä", "A[$(id)]"})
  void a_name_that_is_no_variables_is_refused(String name) {
    assertThrows(
        IllegalArgumentException.class,
        () -> StandaloneScript.of("#!/bin/bash\n", Map.of(name, "value")));
  }
}
