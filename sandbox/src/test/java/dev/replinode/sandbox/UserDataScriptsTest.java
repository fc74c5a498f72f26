package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

/** Runs real user data on isolated instances; needs bubblewrap and user namespaces. */
class UserDataScriptsTest {
  @Test
  void carries_out_cloud_config_and_names_what_it_leaves_out() throws Exception {
    try (RunningSandbox sandbox = ScriptRuns.start()) {
      int id =
          ScriptRuns.withUserData(
              sandbox,
              "linode/debian12",
              """
              #cloud-config
              packages: [nginx]
              write_files:
              - path: /etc/motd
                content: hello
              runcmd:
              - cat /etc/motd
              - [echo, ' and', 'good day']
              """);

      String console = ScriptRuns.consoleWith(sandbox, id, "user-data ended with exit status 0");

      assertTrue(console.contains("not supported and left out: packages"), console);
      assertTrue(console.contains("hello and good day"), console);
    }
  }

  @Test
  void runs_user_data_that_is_a_script_as_cloud_init_does() throws Exception {
    String script =
        """
        #!/bin/bash
        echo "as $(id -u) in $PWD by $0"
        env | cut -d= -f1 | sort | tr "\\n" " "
        """;
    try (RunningSandbox sandbox = ScriptRuns.start()) {
      int id = ScriptRuns.withUserData(sandbox, "linode/debian12", script);

      String console = ScriptRuns.consoleWith(sandbox, id, "user-data ended with exit status 0");

      assertTrue(
          console.contains("as 0 in / by /var/lib/cloud/instance/scripts/part-001"), console);
      assertTrue(console.contains("\nPATH PWD SHLVL _ "), console);
      JsonObject shown = sandbox.get(ScriptRuns.INSTANCES + "/" + id).json();
      assertTrue(shown.get("has_user_data").getAsBoolean());
      assertFalse(shown.toString().contains("user_data\":\""), "the data itself is never told");

      sandbox.post(ScriptRuns.INSTANCES + "/" + id + "/reboot", "");
      RunningSandbox.await(
          "running",
          () -> sandbox.get(ScriptRuns.INSTANCES + "/" + id).json().get("status").getAsString());
      assertEquals(2, ScriptRuns.console(sandbox, id).split("running user-data", -1).length);
    }
  }

  @Test
  void keeps_user_data_and_does_not_run_it_where_the_image_has_no_cloud_init() throws Exception {
    try (RunningSandbox sandbox = ScriptRuns.start()) {
      int id = ScriptRuns.withUserData(sandbox, "linode/kali", "#!/bin/bash\necho hello\n");

      String console = ScriptRuns.consoleWith(sandbox, id, "the image has no cloud-init");

      assertFalse(console.contains("hello"), console);
    }
  }
}
