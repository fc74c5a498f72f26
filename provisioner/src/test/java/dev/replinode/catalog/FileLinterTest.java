package dev.replinode.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.lint.FileReport;
import dev.replinode.domain.lint.LintReport;
import dev.replinode.domain.lint.Linter.ShellCheckUse;
import dev.replinode.fake.FakeShellCheck;
import dev.replinode.fake.Samples;
import dev.replinode.stackscript.lint.Finding;
import dev.replinode.stackscript.lint.Rule;
import dev.replinode.stackscript.lint.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLinterTest {
  private static final String SCRIPT =
      "#!/bin/bash\n# <UDF name=\"PORT\" label=\"Port\">\necho $PORT\n";

  private static final Comparator<Rule> BY_ID = Comparator.comparing(Rule::id);

  @TempDir private Path root;
  private final FakeShellCheck shellCheck = new FakeShellCheck();

  @Nested
  class Files_and_folders {
    @Test
    void a_manifest_brings_its_script_and_a_script_its_fields() throws Exception {
      write("manifest.yaml", manifest("web"));
      write("script.sh", SCRIPT);

      LintReport report = lint("manifest.yaml");

      assertEquals(List.of("manifest.yaml", "script.sh"), names(report));
      assertEquals(List.of(), report.files().get(0).fields());
      assertEquals("PORT", report.files().get(1).fields().get(0).name());
      assertEquals(List.of(), findings(report));
    }

    @Test
    void a_folder_is_its_manifests_and_what_looks_like_a_script() throws Exception {
      write("a/manifest.yml", manifest("web") + "script: start\n");
      write("a/start", SCRIPT);
      write("a/other.yaml", "no: manifest");
      write("b/old.sh", "echo no shebang");
      write("b/lib.bash", SCRIPT);
      write("b/tool", "\uFEFF#!/bin/sh\n");
      write("b/doc", "It says <UDF name=\"x\" label=\"y\"> somewhere.");
      write("b/README.MD", "```\n# <UDF name=\"x\">\n```");
      write("b/notes.txt", "#!/bin/sh is how it begins");
      write("b/empty", "");
      write("b/.hidden.sh", SCRIPT);
      write(".git/hooks/pre-commit", SCRIPT);
      Files.write(root.resolve("b/program"), new byte[] {'#', '!', 0});
      Files.createSymbolicLink(root.resolve("c"), root.resolve("b"));

      LintReport report = lint("");

      assertEquals(
          List.of("a/manifest.yml", "a/start", "b/doc", "b/lib.bash", "b/old.sh", "b/tool"),
          names(report));
    }

    @Test
    void a_document_is_a_script_when_it_is_named() throws Exception {
      write("named.txt", SCRIPT);
      write("a/manifest.yaml", manifest("web") + "script: start.txt\n");
      write("a/start.txt", SCRIPT);

      assertEquals(List.of("named.txt"), names(lint("named.txt")));
      assertEquals(List.of("a/manifest.yaml", "a/start.txt"), names(lint("")));
    }

    @Test
    void a_tag_far_into_a_text_file_makes_it_no_script() throws Exception {
      write("log", "x".repeat(1 << 16) + "<UDF name=\"x\">");

      assertEquals(List.of(), names(lint("")));
    }

    @Test
    void each_file_is_looked_at_once_however_it_is_named() throws Exception {
      write("a/manifest.yaml", manifest("web"));
      write("a/script.sh", SCRIPT);
      Files.createSymbolicLink(root.resolve("link.sh"), root.resolve("a/script.sh"));

      LintReport report =
          lint("a/script.sh", "a", "a/manifest.yaml", "link.sh", "a/../a/script.sh");

      assertEquals(List.of("a/script.sh", "a/manifest.yaml"), names(report));
    }

    @Test
    void all_that_cannot_be_linted_is_named_at_once() throws Exception {
      Files.write(root.resolve("manifest.yaml"), new byte[] {-1});

      ReplinodeException failure =
          Samples.failure(() -> lint("absent.sh", "manifest.yaml", "absent.yaml"));

      assertEquals(Kind.USAGE, failure.kind());
      assertEquals("lint: 3 files cannot be linted", failure.getMessage());
      assertEquals(
          List.of(
              root + "/absent.sh: there is no such file",
              root + "/manifest.yaml: it is not UTF-8 text: see its byte 1",
              root + "/absent.yaml: there is no such file"),
          failure.reasons());
      assertEquals(
          "lint: " + root + "/absent.sh: there is no such file",
          Samples.failure(() -> lint("absent.sh")).getMessage());
    }

    @Test
    void a_file_that_is_named_is_linted_as_in_its_folder_whatever_it_holds() throws Exception {
      write("nul.sh", "#!/bin/sh\necho \0\n");
      Files.write(root.resolve("wide.sh"), "#!/bin/sh\n".getBytes(StandardCharsets.UTF_16));

      assertEquals(List.of("2:6 nul-byte"), findings(lint("nul.sh")));
      assertTrue(findings(lint("wide.sh")).contains("1:1 not-utf8"));
      assertEquals(findings(lint("")), findings(lint("nul.sh", "wide.sh")));
    }

    @Test
    void a_manifest_that_a_walk_finds_and_that_is_no_text_is_a_finding() throws Exception {
      Files.write(root.resolve("manifest.yaml"), new byte[] {-1});

      assertEquals(List.of("1:1 manifest-syntax"), findings(lint("")));
    }

    @Test
    void a_script_in_another_encoding_is_linted_and_shown_as_far_as_it_can_be() throws Exception {
      Files.write(
          root.resolve("old.sh"), "#!/bin/sh\necho é\n".getBytes(StandardCharsets.ISO_8859_1));

      FileReport report = lint("old.sh").files().get(0);

      assertEquals("echo \uFFFD", report.lines().get(1));
      assertFalse(report.findings().isEmpty());
    }
  }

  @Nested
  class Manifests {
    @Test
    void mistakes_have_their_places_in_their_order() throws Exception {
      write("manifest.yaml", "imags: 1\npublic: yes\nlabel: we\nimages: [x y]\nscript: no.sh\n");

      LintReport report = lint("manifest.yaml");

      assertEquals(
          List.of(
              "1:1 manifest-unknown-key",
              "2:9 manifest-wrong-type",
              "3:8 manifest-label-length",
              "4:10 manifest-image-form",
              "5:9 manifest-script"),
          findings(report));
      assertEquals("imags: 1", report.files().get(0).lines().get(0));
    }

    @Test
    void a_comment_on_the_line_before_leaves_a_finding_out() throws Exception {
      write(
          "manifest.yaml",
          "label: web\n# replinode: ignore manifest-image-form a private word\nimages: [custom]\n");
      write("script.sh", SCRIPT);

      assertEquals(List.of(), findings(lint("")));
    }

    @Test
    void two_of_one_label_in_a_folder_are_told_and_in_two_folders_are_not() throws Exception {
      for (String folder : List.of("a", "b")) {
        write(folder + "/manifest.yaml", manifest("web"));
        write(folder + "/script.sh", SCRIPT);
      }

      LintReport together = lint("");

      assertEquals(List.of("1:8 manifest-label-duplicate"), findings(together));
      assertTrue(
          together.files().get(2).findings().get(0).message().contains("a/manifest.yaml"),
          together.toString());
      assertEquals(List.of(), findings(lint("a", "b")));
    }
  }

  @Nested
  class Shellcheck {
    @Test
    void its_findings_are_joined_by_place_unless_they_are_ignored() throws Exception {
      write("a.sh", SCRIPT + "# replinode: ignore SC2086 words are wanted\necho $PORT\n");
      write("manifest.yaml", manifest("web") + "script: a.sh\n");
      shellCheck.finds(finding("SC2086", 5), finding("SC2162", 3), finding("SC2086", 3));

      LintReport report = lint("");

      assertEquals(List.of("3:1 SC2086", "3:1 SC2162"), findings(report));
      assertEquals(1, shellCheck.asked().size(), "a manifest is no shell script");
      assertEquals(root.toAbsolutePath(), shellCheck.asked().get(0).folder());
    }

    @Test
    void nobody_waits_for_it_without_having_asked() throws Exception {
      for (int i = 0; i < 51; i++) {
        write("script-" + i + ".sh", SCRIPT);
      }

      LintReport report = lint("");

      assertEquals(List.of(), shellCheck.asked());
      assertEquals(
          List.of(
              "Shellcheck was not asked about 51 scripts, which takes a while; --shellcheck joins"
                  + " its findings."),
          report.notes());
      assertEquals(List.of(), lint(ShellCheckUse.ALWAYS, "").notes());
      assertEquals(51, shellCheck.asked().size());
      assertEquals(List.of(), lint(ShellCheckUse.NEVER, "").notes());
      assertEquals(51, shellCheck.asked().size());
    }

    @Test
    void it_must_be_there_only_when_it_is_asked_for() throws Exception {
      write("a.sh", SCRIPT);
      shellCheck.isMissing();

      assertEquals(List.of(), lint("a.sh").notes());
      ReplinodeException failure = Samples.failure(() -> lint(ShellCheckUse.ALWAYS, "a.sh"));
      assertEquals(Kind.USAGE, failure.kind());
      assertEquals("--shellcheck: shellcheck is not installed", failure.getMessage());
    }

    @Test
    void a_gap_in_its_findings_is_told_and_a_failure_for_who_asked_for_them() throws Exception {
      write("a.sh", SCRIPT);
      shellCheck.fails("it fell asleep");

      assertEquals(List.of("Findings are missing: it fell asleep."), lint("a.sh").notes());
      assertEquals(
          Kind.INCONCLUSIVE, Samples.failure(() -> lint(ShellCheckUse.ALWAYS, "a.sh")).kind());
    }
  }

  @Test
  void every_rule_has_an_id_of_its_own_and_says_what_it_is_about() {
    List<Rule> rules = linter().rules();

    List<String> ids = rules.stream().map(Rule::id).toList();
    assertEquals(ids.stream().sorted().toList(), ids);
    assertEquals(ids.size(), new HashSet<>(ids).size());
    assertTrue(ids.containsAll(List.of("manifest-label-length", "ssinclude-unknown")));
    assertTrue(ids.stream().allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*")), ids.toString());
    assertTrue(rules.stream().noneMatch(rule -> rule.summary().endsWith(".")), rules.toString());
    assertEquals(ManifestRules.all(), ManifestRules.all().stream().sorted(BY_ID).toList());
  }

  private FileLinter linter() {
    return new FileLinter(shellCheck, InstantSource.system());
  }

  private LintReport lint(String... paths) {
    return lint(ShellCheckUse.AUTO, paths);
  }

  private LintReport lint(ShellCheckUse use, String... paths) {
    List<Path> all = Arrays.stream(paths).map(root::resolve).toList();
    return linter().lint(all, use, Optional.empty());
  }

  private List<String> names(LintReport report) {
    return report.files().stream()
        .map(file -> root.relativize(Path.of(file.file())).toString())
        .toList();
  }

  private static List<String> findings(LintReport report) {
    return report.files().stream()
        .flatMap(file -> file.findings().stream())
        .map(finding -> finding.line() + ":" + finding.column() + " " + finding.rule())
        .toList();
  }

  private static Finding finding(String rule, int line) {
    return new Finding(Severity.WARNING, rule, line, 1, 1, "It is wrong", "");
  }

  private static String manifest(String label) {
    return "label: " + label + "\nimages: [linode/ubuntu22.04]\n";
  }

  private void write(String path, String text) throws Exception {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
