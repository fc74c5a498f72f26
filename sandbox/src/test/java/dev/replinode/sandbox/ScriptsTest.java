package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.RunningSandbox.Answer;
import dev.replinode.sandbox.state.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs real scripts on isolated instances; needs bubblewrap and user namespaces. */
class ScriptsTest {
  private static final String INSTANCES = "/v4/linode/instances";

  private static RunningSandbox start() throws IOException {
    return RunningSandbox.start(
        settings -> {
          settings.allowScripts = true;
          settings.timeScale = 100;
        });
  }

  private static int run(RunningSandbox sandbox, String script, String data) {
    JsonObject saved =
        Json.object("label", "a script", "images", List.of("any/all"), "script", script);
    Answer created = sandbox.post("/v4/linode/stackscripts", saved.toString());
    assertEquals(200, created.status(), created.text());
    Answer instance =
        sandbox.post(
            INSTANCES,
            "{'region':'us-ord','type':'g6-nanode-1','image':'linode/debian12',"
                + "'root_pass':'aB3$aB3$xyzq','stackscript_id':"
                + created.json().get("id").getAsInt()
                + (data.isEmpty() ? "" : ",'stackscript_data':" + data)
                + "}");
    assertEquals(200, instance.status(), instance.text());
    return instance.json().get("id").getAsInt();
  }

  private static String console(RunningSandbox sandbox, int id) {
    return sandbox.get("/sandbox/instances/" + id + "/console").text();
  }

  private static String consoleWith(RunningSandbox sandbox, int id, String wanted) {
    RunningSandbox.await(
        "yes",
        () -> {
          String text = console(sandbox, id);
          assumeFalse(
              text.contains("instances cannot be isolated"),
              "bubblewrap does not work here: no instance can be isolated");
          return text.contains(wanted) ? "yes" : text;
        });
    return console(sandbox, id);
  }

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
    try (RunningSandbox sandbox = start()) {
      int id = run(sandbox, script, "{'Greeting':'$(id) `x` [y]'}");

      String console = consoleWith(sandbox, id, "StackScript ended with exit status");

      String facts = "hello=$(id) `x` [y] id=" + id + " ram=1024 user=0 home=/root host=localhost";
      assertTrue(console.contains(facts), console);
      assertFalse(console.contains("AWS_"), console);
      assertFalse(console.contains("SANDBOX_FIELD"), console);
      assertTrue(console.contains("Read-only file system"), console);
      Path disk = Path.of(sandbox.document().get("dataDir").getAsString(), "instances", "" + id);
      assertEquals("kept\n", Files.readString(disk.resolve("root/file")));
      assertEquals("more\n", Files.readString(disk.resolve("etc/more")));
      assertFalse(Files.exists(Path.of("/etc/more")));

      sandbox.post(INSTANCES + "/" + id + "/reboot", "");
      RunningSandbox.await(
          "running", () -> sandbox.get(INSTANCES + "/" + id).json().get("status").getAsString());
      assertEquals(2, console(sandbox, id).split("running StackScript", -1).length);
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
    try (RunningSandbox sandbox = start()) {
      int id = run(sandbox, script, "");
      consoleWith(sandbox, id, "ended with exit status 0");
      Path disk = Path.of(sandbox.document().get("dataDir").getAsString(), "instances", "" + id);
      RunningSandbox.await("true", () -> "" + Files.exists(disk.resolve("root/beat")));

      assertTrue(processesOf(id) > 0);
      sandbox.post(INSTANCES + "/" + id + "/shutdown", "");
      RunningSandbox.await("0", () -> "" + processesOf(id));

      sandbox.delete(INSTANCES + "/" + id);
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
    try (RunningSandbox sandbox = start()) {
      int id = run(sandbox, script, "");

      String console = consoleWith(sandbox, id, "tick\n[sandbox] timer t.timer: exit status 0");

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
      int id = run(sandbox, script, "");
      String first = consoleWith(sandbox, id, "StackScript ended with exit status 0");
      assertTrue(first.contains("both run\n4096\n1048576\n0\n"), first);
      consoleWith(sandbox, id, "tick\n[sandbox] timer t.timer: exit status 0");
      Path root =
          Path.of(sandbox.document().get("dataDir").getAsString(), "instances", id + "/root");
      sandbox.post(INSTANCES + "/" + id + "/shutdown", "");
      RunningSandbox.await("0", () -> "" + processesOf(id));
      Files.delete(root.resolve("stays"));

      RunningSandbox.await(
          "200", () -> "" + sandbox.post(INSTANCES + "/" + id + "/boot", "").status());

      RunningSandbox.await("true", () -> "" + Files.exists(root.resolve("stays")));
      assertEquals("once\n", Files.readString(root.resolve("goes")));
      assertTrue(console(sandbox, id).contains("systemctl start stays.service"));
    }
  }

  @Test
  void carries_out_cloud_config_and_names_what_it_leaves_out() throws Exception {
    try (RunningSandbox sandbox = start()) {
      int id =
          withUserData(
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

      String console = consoleWith(sandbox, id, "user-data ended with exit status 0");

      assertTrue(console.contains("not supported and left out: packages"), console);
      assertTrue(console.contains("hello and good day"), console);
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
    try (RunningSandbox sandbox = start()) {
      int id = run(sandbox, script, "");

      String console = consoleWith(sandbox, id, "StackScript ended with exit status 0");

      assumeFalse(console.contains("rclone is not to be had"), "no rclone: " + console);
      assertTrue(console.contains("updated\n"), console);
      assertTrue(console.contains("rclone v1."), console);
      assertTrue(console.contains("code=0\n"), console);
      assertTrue(console.contains("code=100\n"), console);
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
    try (RunningSandbox sandbox = start()) {
      int id = withUserData(sandbox, "linode/debian12", script);

      String console = consoleWith(sandbox, id, "user-data ended with exit status 0");

      assertTrue(
          console.contains("as 0 in / by /var/lib/cloud/instance/scripts/part-001"), console);
      assertTrue(console.contains("\nPATH PWD SHLVL _ "), console);
      JsonObject shown = sandbox.get(INSTANCES + "/" + id).json();
      assertTrue(shown.get("has_user_data").getAsBoolean());
      assertFalse(shown.toString().contains("user_data\":\""), "the data itself is never told");

      sandbox.post(INSTANCES + "/" + id + "/reboot", "");
      RunningSandbox.await(
          "running", () -> sandbox.get(INSTANCES + "/" + id).json().get("status").getAsString());
      assertEquals(2, console(sandbox, id).split("running user-data", -1).length);
    }
  }

  @Test
  void keeps_user_data_and_does_not_run_it_where_the_image_has_no_cloud_init() throws Exception {
    try (RunningSandbox sandbox = start()) {
      int id = withUserData(sandbox, "linode/kali", "#!/bin/bash\necho hello\n");

      String console = consoleWith(sandbox, id, "the image has no cloud-init");

      assertFalse(console.contains("hello"), console);
    }
  }

  private static int withUserData(RunningSandbox sandbox, String image, String script) {
    String data = Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_8));
    return sandbox
        .post(
            INSTANCES,
            "{'region':'us-ord','type':'g6-nanode-1','image':'"
                + image
                + "','root_pass':'aB3$aB3$xyzq','metadata':{'user_data':'"
                + data
                + "'}}")
        .json()
        .get("id")
        .getAsInt();
  }

  @Test
  void does_not_run_other_scripts_unless_allowed() throws Exception {
    try (RunningSandbox sandbox = RunningSandbox.start(settings -> {})) {
      int id = run(sandbox, "#!/bin/bash\necho hello\n", "");

      consoleWith(sandbox, id, "not run: scripts other than Replinode");

      assertFalse(console(sandbox, id).contains("hello"));
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
      int plain = run(sandbox, "#!/bin/bash\necho hello\n", "");
      consoleWith(sandbox, plain, "StackScript ended with exit status 1");

      sandbox.post("/sandbox/faults", "{'name':'no-script'}");
      int silent = run(sandbox, "#!/bin/bash\necho hello\n", "");
      RunningSandbox.await(
          "running",
          () -> sandbox.get(INSTANCES + "/" + silent).json().get("status").getAsString());
      assertEquals("", console(sandbox, silent));
    }
  }
}
