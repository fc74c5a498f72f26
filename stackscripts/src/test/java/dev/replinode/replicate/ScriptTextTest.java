package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.stackscript.UserDefinedField;
import dev.replinode.stackscript.UserDefinedFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the platform, the form of its web site and a reader see of the script. */
class ScriptTextTest {
  private static final List<String> OF_THE_GUIDE =
      List.of(
          "SRC_REGION",
          "SRC_BUCKET",
          "SRC_ACCESSKEY",
          "SRC_SECRETKEY_PASSWORD",
          "DEST_REGION",
          "DEST_BUCKET",
          "DEST_ACCESSKEY",
          "DEST_SECRETKEY_PASSWORD");

  @TempDir Path temporary;

  @Test
  void begins_with_the_fields_of_the_guide_all_required() throws IOException {
    List<UserDefinedField> first = fields().subList(0, OF_THE_GUIDE.size());

    assertEquals(OF_THE_GUIDE, first.stream().map(UserDefinedField::name).toList());
    assertTrue(first.stream().allMatch(UserDefinedField::isRequired));
    assertEquals(
        List.of("SRC_SECRETKEY_PASSWORD", "DEST_SECRETKEY_PASSWORD"),
        first.stream().filter(UserDefinedField::isSecret).map(UserDefinedField::name).toList());
  }

  @Test
  void gives_every_other_field_a_default_that_is_among_its_options() throws IOException {
    List<UserDefinedField> others = fields().subList(OF_THE_GUIDE.size(), fields().size());

    assertEquals(
        List.of(
            "SRC_ENDPOINT",
            "DEST_ENDPOINT",
            "SRC_PREFIX",
            "DEST_PREFIX",
            "MODE",
            "EVERY",
            "ALLOW_DELETE",
            "MAX_DELETE",
            "HEADERS",
            "RCLONE",
            "KEEP_CONFIG",
            "REPLICATOR",
            "RUN_ID"),
        others.stream().map(UserDefinedField::name).toList());
    for (UserDefinedField field : others) {
      String value = field.attribute("default").orElseThrow();
      assertTrue(field.oneOf().isEmpty() || field.oneOf().contains(value), field.name());
    }
  }

  @Test
  void uses_the_defaults_that_its_fields_promise() throws IOException {
    String body = Library.script().replaceAll("(?m)^#.*", "");

    for (UserDefinedField field : fields()) {
      String expected = field.name() + "=" + field.attribute("default").orElse("");
      assertTrue(
          Pattern.compile("(^|\\s)" + Pattern.quote(expected) + "(\\s|$)").matcher(body).find(),
          expected);
    }
  }

  @Test
  void offers_the_same_endpoints_on_both_sides() throws IOException {
    List<String> source = fields().get(0).oneOf();
    List<String> dest = fields().get(4).oneOf();

    assertEquals(source, dest);
    assertEquals(source.size(), Set.copyOf(source).size());
    assertTrue(
        source.containsAll(
            List.of(
                "nl-ams-1",
                "us-southeast-1",
                "in-maa-1",
                "us-ord-1",
                "eu-central-1",
                "id-cgk-1",
                "us-lax-1",
                "es-mad-1",
                "us-mia-1",
                "it-mil-1",
                "us-east-1",
                "jp-osa-1",
                "fr-par-1",
                "br-gru-1",
                "us-sea-1",
                "ap-south-1",
                "se-sto-1",
                "us-iad-1",
                "us-ord-10",
                "us-lax-4",
                "au-mel-1",
                "gb-lon-1",
                "de-fra-1",
                "jp-tyo-1",
                "sg-sin-1")));
  }

  @Test
  void has_tags_that_no_parser_can_misread() throws IOException {
    for (UserDefinedField field : fields()) {
      assertFalse(field.attributes().getOrDefault("label", "").isEmpty(), field.name());
      for (String value : field.attributes().values()) {
        assertFalse(Pattern.compile("[<>&\"\\\\]").matcher(value).find(), value);
      }
      for (String key : field.attributes().keySet()) {
        assertTrue(key.matches("[a-z]+"), key);
      }
    }
    assertEquals(
        fields().size(),
        Library.script().lines().filter(line -> line.matches("# <UDF [^<>]*/>")).count());
  }

  @Test
  void lists_in_its_header_exactly_the_exit_statuses_that_it_uses() throws IOException {
    String script = Library.script();
    String header = script.substring(0, script.indexOf("# <UDF"));
    Set<String> used =
        new TreeSet<>(Set.of("0", "33", "32", "41", "70", "129", "130", "137", "143"));
    matches("\\bfail (\\d+) ", script).forEach(used::add);
    matches("\\breach (\\d+) ", script).forEach(used::add);

    Set<String> listed = new TreeSet<>(matches("(?<=[ ,])(\\d{1,3})(?=,? )", tableOf(header)));

    assertEquals(used, listed);
  }

  @Test
  void is_small_enough_for_a_stackscript() throws IOException {
    assertTrue(Library.script().getBytes(StandardCharsets.UTF_8).length < 65_535 * 3 / 4);
  }

  @Test
  void has_short_functions() throws IOException {
    for (MatchResult function :
        Pattern.compile("(?ms)^(\\w+)\\(\\) \\{.*?^\\}")
            .matcher(Library.script())
            .results()
            .toList()) {
      long lines = function.group().lines().count();
      assertTrue(lines < 30, function.group(1) + " has " + lines + " lines");
    }
  }

  @Test
  void passes_shellcheck_without_exceptions() throws Exception {
    assertFalse(Library.script().contains("shellcheck disable"));

    Process process =
        new ProcessBuilder(
                Programs.shellcheck().toString(), "--norc", "--color=never", file().toString())
            .redirectErrorStream(true)
            .redirectOutput(temporary.resolve("shellcheck").toFile())
            .start();

    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals("", Files.readString(temporary.resolve("shellcheck")));
  }

  @Test
  void is_described_by_its_manifest() throws IOException {
    String manifest = Files.readString(file().resolveSibling("manifest.yaml"));

    assertTrue(manifest.contains("\nlabel: replinode-replicate-bucket\n".substring(1)));
    assertTrue(manifest.contains("\nimages: [linode/ubuntu22.04]\n"));
    assertTrue(manifest.contains("\nscript: script.sh\n"));
    assertTrue(manifest.contains("\n  SRC_REGION: object-storage-endpoints\n"));
    assertTrue(manifest.contains("\n  DEST_REGION: object-storage-endpoints\n"));
  }

  private static List<UserDefinedField> fields() throws IOException {
    return UserDefinedFields.read(Library.script());
  }

  private static Path file() {
    return ScriptRun.file();
  }

  private static String tableOf(String header) {
    return header.substring(header.indexOf("# Exit status"));
  }

  private static List<String> matches(String pattern, String text) {
    List<String> found = new ArrayList<>();
    Pattern.compile(pattern).matcher(text).results().forEach(match -> found.add(match.group(1)));
    return found;
  }
}
