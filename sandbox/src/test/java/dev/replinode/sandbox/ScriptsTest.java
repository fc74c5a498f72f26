package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs real StackScripts on isolated instances; needs bubblewrap and user namespaces. */
class ScriptsTest {
  @Test
  void runs_a_script_once_as_root_with_its_fields_and_facts_and_nothing_else() throws Exception {
    String script =
        """
        #!/bin/bash
        # <UDF name="Greeting" label="Greeting" />
        # <UDF name="ld_preload" label="Trap" default="" />
        echo "hello=$GREETING id=$LINODE_ID ram=$LINODE_RAM user=$(id -u) home=$HOME host=$(hostname)"
        env | cut -d= -f1 | sort | tr "\\n" " "
        echo kept > /root/file; echo more > /etc/more; echo log > /var/log/stackscript.log
        touch /usr/new-file 2>&1
        """;
    try (RunningSandbox sandbox = ScriptRuns.start()) {
      int id = ScriptRuns.run(sandbox, script, "{'Greeting':'$(id) `x` [y]'}");

      String console = ScriptRuns.consoleWith(sandbox, id, "StackScript ended with exit status");

      String facts = "hello=$(id) `x` [y] id=" + id + " ram=1024 user=0 home=/root host=localhost";
      assertTrue(console.contains(facts), console);
      assertFalse(console.contains("AWS_"), console);
      assertFalse(console.contains("SANDBOX_FIELD"), console);
      assertTrue(console.contains("Read-only file system"), console);
      Path disk = Path.of(sandbox.document().get("dataDir").getAsString(), "instances", "" + id);
      assertEquals("kept\n", Files.readString(disk.resolve("root/file")));
      assertEquals("more\n", Files.readString(disk.resolve("etc/more")));
      assertFalse(Files.exists(Path.of("/etc/more")));

      sandbox.post(ScriptRuns.INSTANCES + "/" + id + "/reboot", "");
      RunningSandbox.await(
          "running",
          () -> sandbox.get(ScriptRuns.INSTANCES + "/" + id).json().get("status").getAsString());
      assertEquals(2, ScriptRuns.console(sandbox, id).split("running StackScript", -1).length);
    }
  }

  @Test
  void ends_all_that_a_script_has_started_with_the_instance() throws Exception {
    String script =
        """
        #!/bin/bash
        setsid bash -c "trap : TERM; while :; do date +%s%N > /root/beat; sleep 0.05; done" &
        disown
        echo started
        """;
    try (RunningSandbox sandbox = ScriptRuns.start()) {
      int id = ScriptRuns.run(sandbox, script, "");
      ScriptRuns.consoleWith(sandbox, id, "ended with exit status 0");
      Path disk = Path.of(sandbox.document().get("dataDir").getAsString(), "instances", "" + id);
      RunningSandbox.await("true", () -> "" + Files.exists(disk.resolve("root/beat")));

      assertTrue(processesOf(id) > 0);
      sandbox.post(ScriptRuns.INSTANCES + "/" + id + "/shutdown", "");
      RunningSandbox.await("0", () -> "" + processesOf(id));

      sandbox.delete(ScriptRuns.INSTANCES + "/" + id);
      RunningSandbox.await("false", () -> "" + Files.exists(disk));
    }
  }

  private static long processesOf(int id) {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().commandLine().orElse("").contains("instances/" + id))
        .count();
  }

  @Test
  void lets_timers_fire_on_the_scaled_clock() throws Exception {
    String script =
        """
        #!/bin/bash
        printf "%s\\n" "[Service]" "ExecStart=/bin/echo tick" > /etc/systemd/system/t.service
        printf "%s\\n" "[Timer]" "OnActiveSec=1m 40s" "OnUnitInactiveSec=100s" > /etc/systemd/system/t.timer
        [ "$(systemctl is-system-running | tail -n 1)" = running ] && [ -d /run/systemd/system ]
        sudo systemctl enable --now t.timer
        """;
    try (RunningSandbox sandbox = ScriptRuns.start()) {
      int id = ScriptRuns.run(sandbox, script, "");

      String console =
          ScriptRuns.consoleWith(sandbox, id, "tick\n[sandbox] timer t.timer: exit status 0");

      assertTrue(console.contains("StackScript ended with exit status 0"), console);
    }
  }

  @Test
  void brings_back_after_a_reboot_what_is_enabled_and_nothing_else() throws Exception {
    String script =
        """
        #!/bin/bash
        unit() { printf "%s\\n" "[Service]" "Type=$2" "Environment=WORD=$3" "ExecStart=$4" > /etc/systemd/system/$1; }
        unit stays.service simple again "while :; do echo \\$WORD > /root/stays; sleep 0.05; done"
        unit goes.service simple x "echo once >> /root/goes; sleep 1000"
        unit t.service oneshot x "/bin/echo tick"
        printf "%s\\n" "[Timer]" "OnCalendar=hourly" > /etc/systemd/system/t.timer
        systemctl enable --now stays t.timer
        systemctl start goes && systemctl is-active goes && systemctl is-enabled stays && echo both run
        ulimit -n; ulimit -d; ulimit -c
        """;
    try (RunningSandbox sandbox =
        RunningSandbox.start(
            settings -> {
              settings.allowScripts = true;
              settings.timeScale = 2000;
            })) {
      int id = ScriptRuns.run(sandbox, script, "");
      String first = ScriptRuns.consoleWith(sandbox, id, "StackScript ended with exit status 0");
      assertTrue(first.contains("both run\n4096\n1048576\n0\n"), first);
      ScriptRuns.consoleWith(sandbox, id, "tick\n[sandbox] timer t.timer: exit status 0");
      Path root =
          Path.of(sandbox.document().get("dataDir").getAsString(), "instances", id + "/root");
      sandbox.post(ScriptRuns.INSTANCES + "/" + id + "/shutdown", "");
      RunningSandbox.await("0", () -> "" + processesOf(id));
      Files.delete(root.resolve("stays"));

      RunningSandbox.await(
          "200", () -> "" + sandbox.post(ScriptRuns.INSTANCES + "/" + id + "/boot", "").status());

      RunningSandbox.await("true", () -> "" + Files.exists(root.resolve("stays")));
      assertEquals("once\n", Files.readString(root.resolve("goes")));
      assertTrue(ScriptRuns.console(sandbox, id).contains("systemctl start stays.service"));
    }
  }

  @Test
  void installs_the_distributions_rclone_and_nothing_that_it_cannot_have() throws Exception {
    String script =
        """
        #!/bin/bash
        apt-get -qq -o Acquire::Retries=3 update && echo updated
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends rclone
        echo "code=$?"; command -v rclone
        apt-get install -y no-such-package-at-all; echo "code=$?"
        """;
    try (RunningSandbox sandbox = ScriptRuns.start()) {
      int id = ScriptRuns.run(sandbox, script, "");

      String console = ScriptRuns.consoleWith(sandbox, id, "StackScript ended with exit status 0");

      assumeFalse(console.contains("rclone is not to be had"), "no rclone: " + console);
      assertTrue(console.contains("updated\n"), console);
      assertTrue(console.contains("rclone v1."), console);
      assertTrue(console.contains("code=0\n"), console);
      assertTrue(console.contains("code=100\n"), console);
    }
  }

  @Test
  void does_not_run_other_scripts_unless_allowed() throws Exception {
    try (RunningSandbox sandbox = RunningSandbox.start(settings -> {})) {
      int id = ScriptRuns.run(sandbox, "#!/bin/bash\necho hello\n", "");

      ScriptRuns.consoleWith(sandbox, id, "not run: scripts other than Replinode");

      assertFalse(ScriptRuns.console(sandbox, id).contains("hello"));
    }
  }

  @Test
  void spoils_or_leaves_out_scripts_when_asked() throws Exception {
    try (RunningSandbox sandbox =
        RunningSandbox.start(
            settings -> {
              settings.allowScripts = true;
              settings.faults = List.of("script-failed");
            })) {
      int plain = ScriptRuns.run(sandbox, "#!/bin/bash\necho hello\n", "");
      ScriptRuns.consoleWith(sandbox, plain, "StackScript ended with exit status 1");

      sandbox.post("/sandbox/faults", "{'name':'no-script'}");
      int silent = ScriptRuns.run(sandbox, "#!/bin/bash\necho hello\n", "");
      RunningSandbox.await(
          "running",
          () ->
              sandbox.get(ScriptRuns.INSTANCES + "/" + silent).json().get("status").getAsString());
      assertEquals("", ScriptRuns.console(sandbox, silent));
    }
  }
}
