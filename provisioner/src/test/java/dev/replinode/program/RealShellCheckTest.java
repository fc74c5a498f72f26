package dev.replinode.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.replinode.distro.DistroPackages;
import dev.replinode.domain.lint.ScriptChecker.Answer;
import dev.replinode.domain.lint.ScriptChecker.Script;
import dev.replinode.stackscript.lint.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program reads what is given to it and answers what is expected. */
class RealShellCheckTest {
  @TempDir private Path folder;

  @Test
  void it_finds_what_it_finds_for_a_shell_user_and_nothing_about_fields_and_includes()
      throws Exception {
    List<Finding> findings =
        check(
            """
            #!/bin/bash
            # <UDF name="target" label="Target">
            source <ssinclude StackScriptID="1">
            source /etc/os-release
            echo "é" $TARGET "$LINODE_ID" "$ID"
            """);

    assertEquals(List.of("SC2086"), findings.stream().map(Finding::rule).toList());
    assertEquals(List.of(5, 10, 7), position(findings.get(0)));
  }

  @Test
  void settings_beside_the_script_count() throws Exception {
    Files.writeString(folder.resolve(".shellcheckrc"), "disable=SC2086\n");

    assertEquals(List.of(), check("#!/bin/bash\nX=1\necho $X\n"));
  }

  private static List<Integer> position(Finding finding) {
    return List.of(finding.line(), finding.column(), finding.length());
  }

  private List<Finding> check(String text) {
    Answer answer = shellCheck().check(List.of(new Script(folder, text)));
    assertEquals(Optional.empty(), answer.problem());
    return answer.findings().get(0);
  }

  private static ShellCheck shellCheck() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    try {
      Path program = DistroPackages.standard().executable("shellcheck", "usr/bin/shellcheck");
      environment.put("PATH", program.getParent() + ":" + environment.get("PATH"));
    } catch (IOException e) {
      assumeTrue(
          new Programs(environment).find("shellcheck").isPresent(),
          "no shellcheck here, and none to be had: " + e.getMessage());
    }
    ShellCheck shellCheck = new ShellCheck(new Programs(environment));
    assertTrue(shellCheck.isInstalled());
    return shellCheck;
  }
}
