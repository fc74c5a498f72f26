package dev.replinode.sandbox;

import dev.replinode.distro.DistroPackages;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of the distribution that speaks S3, with the words for what tests want of it. Words of
 * the form {@code {bucket}}, {@code {key}}, {@code {from}} and {@code {file}} are filled in.
 */
final class S3Program {
  private static final Path CACHE =
      Path.of(System.getProperty("replinode.cache", "../target/cache")).toAbsolutePath();
  private static final long MOST_SECONDS = 120;

  private final String name;
  private final List<String> command;
  private final Map<String, String> words;
  private final Map<String, String> environment;

  /** How a program ended. */
  record Result(int exitCode, String output) {}

  private S3Program(
      String name,
      List<String> command,
      Map<String, String> words,
      Map<String, String> environment) {
    this.name = name;
    this.command = command;
    this.words = words;
    this.environment = environment;
  }

  /** All of them; one that cannot be had aborts the test that asks for it. */
  static S3Program of(String name) {
    return switch (name) {
      case "rclone" -> rclone(executable("rclone", "usr/bin/rclone"));
      case "rclone 1.53.3" -> rclone(OldRclone.find(CACHE));
      case "s3cmd" -> s3cmd();
      default -> awscli();
    };
  }

  private static S3Program rclone(Path program) {
    return new S3Program(
        "rclone",
        List.of(
            program.toString(),
            "--retries",
            "1",
            "--low-level-retries",
            "1",
            "--s3-chunk-size",
            "5M",
            "--s3-upload-cutoff",
            "5M"),
        Map.of(
            "put", "copyto {file} s:{bucket}/{key}",
            "get", "copyto s:{bucket}/{key} {file}",
            "copy", "copyto s:{bucket}/{from} s:{bucket}/{key}",
            "delete", "deletefile s:{bucket}/{key}",
            "list", "lsf -R s:{bucket}"),
        Map.of(
            "RCLONE_CONFIG",
            "/dev/null",
            "RCLONE_CONFIG_S_TYPE",
            "s3",
            "RCLONE_CONFIG_S_PROVIDER",
            "Ceph",
            "RCLONE_CONFIG_S_ENDPOINT",
            "{endpoint}",
            "RCLONE_CONFIG_S_ACCESS_KEY_ID",
            "{id}",
            "RCLONE_CONFIG_S_SECRET_ACCESS_KEY",
            "{secret}"));
  }

  private static S3Program s3cmd() {
    Path root = unpack("s3cmd");
    return new S3Program(
        "s3cmd",
        List.of(
            "/usr/bin/python3",
            root.resolve("usr/bin/s3cmd").toString(),
            "--config",
            "{home}/s3cfg",
            "--no-progress",
            "--multipart-chunk-size-mb=5"),
        Map.of(
            "put", "put {file} s3://{bucket}/{key}",
            "get", "get --force s3://{bucket}/{key} {file}",
            "copy", "cp s3://{bucket}/{from} s3://{bucket}/{key}",
            "delete", "del s3://{bucket}/{key}",
            "list", "ls -r s3://{bucket}"),
        Map.of(
            "PYTHONPATH", pythonPath("s3cmd", "python3-dateutil", "python3-magic", "python3-six")));
  }

  /** Long because of the packages that it needs, a line each. */
  private static S3Program awscli() {
    String[] packages = {
      "awscli",
      "python3-awscrt",
      "python3-colorama",
      "python3-cryptography",
      "python3-dateutil",
      "python3-distro",
      "python3-docutils",
      "python3-jmespath",
      "python3-prompt-toolkit",
      "python3-ruamel.yaml",
      "python3-ruamel.yaml.clib",
      "python3-urllib3",
      "python3-six",
      "python3-wcwidth",
      "python3-cffi-backend",
      "python3-pyasn1",
      "python3-roman"
    };
    Path root = unpack("awscli");
    return new S3Program(
        "awscli",
        List.of(
            "/usr/bin/python3",
            root.resolve("usr/bin/aws").toString(),
            "--endpoint-url",
            "{endpoint}",
            "--region",
            "us-east-1"),
        Map.of(
            "put", "s3 cp {file} s3://{bucket}/{key}",
            "get", "s3 cp s3://{bucket}/{key} {file}",
            "copy", "s3 cp s3://{bucket}/{from} s3://{bucket}/{key}",
            "delete", "s3 rm s3://{bucket}/{key}",
            "list", "s3 ls --recursive s3://{bucket}"),
        Map.of(
            "PYTHONPATH",
            pythonPath(packages),
            "AWS_ACCESS_KEY_ID",
            "{id}",
            "AWS_SECRET_ACCESS_KEY",
            "{secret}",
            "AWS_MAX_ATTEMPTS",
            "1",
            "AWS_EC2_METADATA_DISABLED",
            "true",
            "AWS_CONFIG_FILE",
            "/dev/null"));
  }

  /** Runs one of its verbs against an endpoint. */
  Result run(Access access, String verb, Map<String, String> values)
      throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(values);
    all.putAll(access.values());
    List<String> words = new ArrayList<>();
    command.forEach(word -> words.add(fill(word, all)));
    for (String word : this.words.get(verb).split(" ", -1)) {
      words.add(fill(word, all));
    }
    Path output = Files.createTempFile(access.home(), "output", "");
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.redirectInput(new File("/dev/null"));
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of("HOME", access.home().toString(), "PATH", "/usr/bin:/bin", "LANG", "C.UTF-8"));
    environment.forEach((key, value) -> builder.environment().put(key, fill(value, all)));
    Process process = builder.start();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(name + " does not end");
    }
    return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }

  private static String fill(String word, Map<String, String> values) {
    String filled = word;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }

  /** Whose keys are used, on which endpoint. */
  record Access(Path home, String endpoint, String id, String secret) {
    Map<String, String> values() throws IOException {
      String host = endpoint.replace("http://", "");
      Files.writeString(
          home.resolve("s3cfg"),
          "[default]\naccess_key = "
              + id
              + "\nsecret_key = "
              + secret
              + "\nhost_base = "
              + host
              + "\nhost_bucket = "
              + host
              + "\nuse_https = False\n");
      return Map.of("home", home.toString(), "endpoint", endpoint, "id", id, "secret", secret);
    }
  }

  private static String pythonPath(String... packages) {
    return Arrays.stream(packages)
        .map(S3Program::unpack)
        .map(root -> root.resolve("usr/lib/python3/dist-packages").toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path unpack(String packageName) {
    try {
      return DistroPackages.standard().unpack(packageName);
    } catch (IOException e) {
      return Assumptions.abort("no " + packageName + " of the distribution: " + e.getMessage());
    }
  }

  private static Path executable(String packageName, String path) {
    return unpack(packageName).resolve(path);
  }
}
