package dev.replinode.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.domain.lint.CloudFacts;
import dev.replinode.domain.lint.LintReport;
import dev.replinode.domain.lint.Linter.ShellCheckUse;
import dev.replinode.domain.publish.ScriptContent;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FakeShellCheck;
import dev.replinode.stackscript.lint.Finding;
import dev.replinode.stackscript.lint.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the account tells takes the place of what can only be guessed without it. */
class OnlineChecksTest {
  @TempDir private Path root;
  private final FakeCloud cloud = new FakeCloud();

  @Test
  void an_image_must_be_there_and_should_last() throws Exception {
    manifest("[linode/ubuntu22.04, any/all, linode/ubuntu18.04, private/7]");
    script("");

    List<Finding> findings = online("2026-11-01T00:00:00Z");

    assertEquals(
        List.of(
            "2:39 warning manifest-image-deprecated",
            "2:39 warning manifest-image-end-of-life",
            "2:59 error manifest-image-unknown",
            "2:59 warning manifest-images-mixed"),
        findings.stream().map(OnlineChecksTest::line).toList());
    assertEquals(
        "The support of linode/ubuntu18.04 ended on 2023-06-01", findings.get(1).message());
  }

  @Test
  void an_end_that_is_still_ahead_is_none() throws Exception {
    manifest("[linode/ubuntu18.04]");
    script("");

    List<Finding> findings = online("2023-05-31T00:00:00Z");

    assertEquals(
        List.of("2:10 warning manifest-image-deprecated"),
        findings.stream().map(OnlineChecksTest::line).toList());
  }

  @Test
  void without_an_account_an_include_is_doubted_and_with_one_it_is_known() throws Exception {
    manifest("[any/all]");
    script("source <ssinclude StackScriptID=\"4711\">\nsource <ssinclude StackScriptID=\"815\">\n");
    cloud.scripts().add(4711, new ScriptContent("lib", "", Set.of("any/all"), true, "#!/bin/sh"));

    List<Finding> offline = findings(Optional.empty(), "2026-11-01T00:00:00Z");
    List<Finding> online = online("2026-11-01T00:00:00Z");

    assertEquals(
        List.of("2:8 warning ssinclude-unknown", "3:8 warning ssinclude-unknown"),
        offline.stream().map(OnlineChecksTest::line).toList());
    assertEquals(
        List.of("3:8 error ssinclude-unknown"),
        online.stream().map(OnlineChecksTest::line).toList());
  }

  @Test
  void nothing_is_asked_twice() throws Exception {
    manifest("[any/all]");
    script("source <ssinclude StackScriptID=\"815\">\n# <ssinclude StackScriptID=\"815\">\n");

    assertEquals(2, online("2026-11-01T00:00:00Z").size());
    assertEquals(
        List.of("scripts.find 815"),
        cloud.calls().made().stream().filter(call -> call.startsWith("scripts.find ")).toList());
  }

  private static String line(Finding finding) {
    String place = finding.line() + ":" + finding.column();
    return place + " " + finding.severity().word() + " " + finding.rule();
  }

  private List<Finding> online(String now) {
    return findings(Optional.of(new CloudFacts(cloud.ports())), now).stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .toList();
  }

  private List<Finding> findings(Optional<CloudFacts> facts, String now) {
    FileLinter linter = new FileLinter(new FakeShellCheck(), () -> Instant.parse(now));
    LintReport report = linter.lint(List.of(root), ShellCheckUse.NEVER, facts.map(known -> known));
    return report.files().stream().flatMap(file -> file.findings().stream()).toList();
  }

  private void manifest(String images) throws Exception {
    Files.writeString(root.resolve("manifest.yaml"), "label: web\nimages: " + images + "\n");
  }

  private void script(String code) throws Exception {
    Files.writeString(root.resolve("script.sh"), "#!/bin/bash\n" + code);
  }
}
