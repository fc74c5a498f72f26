package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.replinode.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong usage: exit code 2, and no request is made. */
class UsageTest {
  private final Shell shell = new Shell();

  @AfterEach
  void no_request_was_made() {
    assertEquals(List.of(), shell.cloud().calls().made());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--source-endpoint http://s3.example.com | plain http is spoken to this machine only",
        "--dest-endpoint https://s3.example.com | keys of your own are needed",
        "--previous /nonexistent/report | /nonexistent/report",
        "--sample 0 | '--sample': '0' is not a whole number from 1 on",
        "--sample=-5 | '--sample': '-5' is not a whole number from 1 on",
        "--stop-after 0 | '--stop-after': '0' is not a whole number from 1 on",
        "--max-requests=-1 | '--max-requests': '-1' is not a whole number from 1 on",
        "--max-bytes=-1 | '--max-bytes': '-1' is not a whole number from 1 on",
        "--max-usd=-1 | '--max-usd': '-1' is not an amount such as 5 or 0.50",
        "--max-added-latency=-1 | '--max-added-latency': '-1' is not a whole number from 0 on",
        "--min-integrity 2 | '--min-integrity': '2' is not a part of one, from 0 to 1",
        "--max-error-rate 5% | '--max-error-rate': '5%' is not a part of one, from 0 to 1",
        "--rate 101 | '--rate': '101' is not a whole number from 1 to 100",
        "--level 3 --allow-edge | --level 3: it asks a staging edge",
        "--edge www.example.com | 'www.example.com' is not an address such as https://",
        "--edge http://www.example.com | plain http is spoken to this machine only",
        "--edge https://user:word@www.example.com | 'https://***@www.example.com' is not",
        "--edge-header a:b | 'a:b' is not the name of a header",
        "--edge https://www.example.com | --edge: level 0 asks no edge",
        "--level 1 --edge-host www.example.com | --edge-host: level 1 asks no edge",
        "--level 2 --edge-header breakconnection | --edge-header: level 2 asks no edge",
        "--allow-edge | --allow-edge: level 0 asks no edge",
        "--level 3 --allow-edge --edge https://x.example | variable DRILL_EDGE_VALUE: level 3 needs"
      })
  void a_drill_tells_mistakes_before_it_asks_anybody(String words, String says) {
    List<String> all = new ArrayList<>(List.of("drill", "run"));
    all.addAll(List.of(Shell.PAIR));
    all.addAll(List.of(words.split(" ")));

    Result result = shell.run(all.toArray(String[]::new)).exits(2);

    assertTrue(result.err().contains(says), result::err);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "stopAfter: 0 | drill.yaml:3:1: stopAfter: invalid value for option '--stop-after': '0' is",
        "minIntegrity: 2 | drill.yaml:3:1: minIntegrity: invalid value for option",
        "edge: http://www.example.com | plain http is spoken to this machine only",
        "edgeHost: www.example.com | --edge-host: level 0 asks no edge",
        "allowEdge: true | --allow-edge: level 0 asks no edge"
      })
  void a_drill_file_tells_its_mistakes_by_the_words_that_are_written(
      String line, String says, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("drill.yaml");
    Files.writeString(file, "source: media@jp-osa-1\ndest: media-dr@us-iad-1\n" + line + "\n");

    Result result = shell.run("drill", "run", file.toString()).exits(2);

    assertTrue(result.err().contains(says), result::err);
  }

  @Test
  void a_drill_of_a_bucket_with_itself_is_none() {
    shell.run("drill", "run", "--source", "media@jp-osa-1", "--dest", "media@jp-osa-1").exits(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "completion --output json",
        "completion --output=JSON",
        "lint --print-schema --bogus --output json",
        "drill report --verify --output json"
      })
  void wrong_usage_of_a_command_that_was_never_run_is_a_document_too(String words) {
    Result result = shell.run(words.split(" ")).exits(2);

    assertEquals(Set.of("error"), result.json().keySet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--timeout 5 | '5' is not a duration such as 90s, 5m or 1h30m",
        "--timeout 0s | '0s' is no time at all",
        "--every 15 | '15' is not a duration such as 90s, 5m or 1h30m",
        "--every 1h30 | '1h30' is not a duration such as 90s, 5m or 1h30m",
        "--every m5 | 'm5' is not a duration such as 90s, 5m or 1h30m",
        "--every -5m | '-5m' is not a duration such as 90s, 5m or 1h30m",
        "--max-delete 101% | '101%' is neither a number of objects nor a percentage such as 10%",
        "--max-delete many | 'many' is neither a number of objects nor a percentage such as 10%",
        "--max-delete 1000000000 | '1000000000' is more than 999999999",
        "--every 116d | --every: between 1s and 9999999s (115 days) are possible",
        "--every 9999999m | --every: between 1s and 9999999s (115 days) are possible",
        "--firewall 0 | '0' is neither 'new' nor 'none' nor the id of a firewall",
        "--type= | --type: it is empty",
        "--image= | --image: it is empty",
        "--region .. | --region: '..' is no id",
        "--type . | --type: '.' is no id",
        "--tag= | --tag: it is empty",
        "--authorized-user= | --authorized-user: it is empty",
        "--mode mirror | 'mirror' is none of sync, copy",
        "--wait forever | 'forever' is none of none, boot, sync",
        "--name Media | 'Media' is not a replicator name",
        "--source-endpoint http://s3.example.com | plain http is spoken to this machine only",
        "--dest-endpoint ftp://s3.example.com | is not an endpoint: write https://HOST",
        "--wait boot --after-sync delete | --after-sync delete: it needs waiting for sync",
        "--every 5m --after-sync delete | a replicator with --every is never done",
        "--authorized-key /nonexistent/key.pub | /nonexistent/key.pub: it cannot be read",
        "--sandbox --sandbox-data /nonexistent | --sandbox-data /nonexistent: there is no such folder",
        "--tag replinode-done | tags that begin with replinode are this tool's own",
      })
  void a_wrong_option_is_named(String options, String complaint) {
    Result result = shell.create(options.split(" ")).exits(2);

    assertTrue(result.errors().get(0).startsWith("error: "), result.err());
    assertTrue(result.errors().get(0).contains(complaint), result.err());
    assertEquals("", result.out());
  }

  @Test
  void an_empty_id_is_told_before_anything_is_opened_by_every_command_that_takes_one() {
    shell.create("--type", "").exits(2);
    shell.run("doctor", "--image", " ").exits(2);

    assertEquals(0, shell.sessions().opened());
  }

  @ParameterizedTest
  @CsvSource({
    "media, \"media\" is not of the form BUCKET@REGION",
    "m@jp-osa-1, \"m\" is not a bucket name",
    "media@JP, \"JP\" is not a region",
  })
  void a_wrong_bucket_is_told(String bucket, String complaint) {
    Result result = shell.run("create", "--source", bucket, "--dest", "b@us-iad-1").exits(2);

    assertTrue(result.err().contains(complaint.replace('\'', '"')), result.err());
  }

  @Test
  void a_bucket_cannot_be_replicated_into_itself() {
    Result result =
        shell.run("create", "--source", "media@jp-osa", "--dest", "media@jp-osa").exits(2);

    assertEquals(
        List.of(
            "error: source and destination: media@jp-osa cannot be replicated into itself",
            "hint: name another bucket with --dest"),
        result.errors());
  }

  @Test
  void what_is_required_is_named_with_the_help_to_read() {
    Result result = shell.run("create", "--source", "media@jp-osa-1").exits(2);

    assertEquals(
        List.of(
            "error: replinode create: missing required option: '--dest=BUCKET@REGION'",
            "hint: replinode create --help"),
        result.errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"wait", "status", "delete", "create"})
  void a_usage_error_is_one_document_when_json_is_asked_for(String verb) {
    Result result = shell.run(verb, "--output", "json").exits(2);

    JsonObject error = result.json().getAsJsonObject("error");
    assertEquals(2, error.get("exitCode").getAsInt());
    assertEquals("replinode " + verb, error.get("what").getAsString());
    assertEquals("replinode " + verb + " --help", error.get("hint").getAsString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--output=json", "--output JSON"})
  void json_may_be_asked_for_in_any_way(String option) {
    List<String> args = new ArrayList<>(List.of(option.split(" ")));
    args.add("delete");

    Result result = shell.run(args.toArray(String[]::new)).exits(2);

    assertTrue(result.json().has("error"));
  }

  @Test
  void a_mistyped_verb_or_option_comes_with_near_ones() {
    Result verb = shell.run("craete").exits(2);
    assertTrue(verb.err().contains("hint: did you mean create?"), verb.err());

    Result option = shell.create("--dryrun").exits(2);
    assertTrue(option.err().contains("did you mean --dry-run"), option.err());
  }

  @Test
  void a_mistyped_option_is_told_before_what_follows_it() {
    Result result = shell.run("create", "--sourc=media@jp-osa-1", "--dest", "b@us-iad-1").exits(2);
    Result apart = shell.run("create", "--sourc", "media@jp-osa-1").exits(2);

    for (Result each : List.of(result, apart)) {
      assertEquals(
          List.of(
              "error: replinode create: there is no option '--sourc'",
              "hint: did you mean --source or --source-endpoint?"),
          each.errors());
    }
  }

  @Test
  void a_word_that_nobody_takes_is_told_as_what_it_is() {
    assertEquals(
        "error: replinode: there is no command 'nonsense'",
        shell.run("nonsense").exits(2).errors().get(0));
    assertEquals(
        "error: replinode list: 'media' is one word too many",
        shell.run("list", "media").exits(2).errors().get(0));
  }

  @Test
  void an_unknown_topic_comes_with_those_that_there_are() {
    Result result = shell.run("help", "creds").exits(2);

    assertTrue(result.err().contains("; topics are credentials, endpoints,"), result.err());
  }

  @Test
  void without_a_verb_there_is_nothing_to_do() {
    Result result = shell.run().exits(2);

    assertEquals(
        List.of("error: replinode: a command is missing", "hint: replinode --help"),
        result.errors());
  }

  @Test
  void wait_until_nothing_is_no_wait() {
    Result result = shell.run("wait", "media-dr", "--until", "none").exits(2);

    assertEquals(
        List.of("error: --until none: wait for boot or for sync", "hint: replinode wait --help"),
        result.errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lint x.sh", "help", "completion bash", "render cdn", "drill report x"})
  void a_sandbox_is_refused_where_it_has_no_use(String command) {
    for (String option : List.of("--sandbox", "--sandbox-data=x")) {
      Result result = shell.run((command + " " + option).split(" ")).exits(2);

      assertTrue(result.err().startsWith("error: --sandbox: it has no use: "), result.err());
    }
  }

  @Test
  void data_for_a_sandbox_makes_nothing_on_the_account() {
    Result result = shell.create("--sandbox-data", "my data").exits(2);

    assertEquals(
        List.of(
            "error: --sandbox-data: it needs --sandbox",
            "hint: replinode create --name media-dr --source media@jp-osa-1 --dest"
                + " media-dr@us-iad-1 --sandbox-data 'my data' --sandbox"),
        result.errors());
    assertEquals(0, shell.sessions().opened());
    shell.create("--sandbox-data", "my data", "--help").exits(0);
  }

  @Test
  void help_and_version_are_results() {
    Result help = shell.run("--help").exits(0);
    Result version = shell.run("--version").exits(0);
    Result verb = shell.run("create", "--help").exits(0);

    for (String code : List.of("0", "1", "2", "3", "4", "5", "6", "7", "70", "130")) {
      assertTrue(
          help.lines().stream().anyMatch(line -> line.startsWith("  " + code + "  ")), help.out());
    }
    assertTrue(version.out().matches("replinode \\d+\\.\\d+\\.\\d+\\S*\\n"), version.out());
    for (String option : List.of("--source", "--max-monthly-price", "--output", "--sandbox")) {
      assertTrue(verb.out().contains(option), verb.out());
    }
    assertEquals("", help.err() + version.err() + verb.err());
  }
}
