package dev.replinode.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its verb. */
public final class GlobalOptions {
  /** The form of the result. */
  public enum Output {
    /** For people. */
    text,
    /** Exactly one document on standard output. */
    json
  }

  /** The form of the progress. */
  public enum ProgressMode {
    /** Rich on a terminal, else plain. */
    auto,
    /** One line a phase. */
    plain,
    /** A line that moves. */
    rich,
    /** None. */
    none
  }

  @Option(
      names = "--output",
      scope = ScopeType.INHERIT,
      paramLabel = "text|json",
      defaultValue = "text",
      description = "Form of the result on standard output (default: ${DEFAULT-VALUE}).")
  private Output output;

  @Option(
      names = "--progress",
      scope = ScopeType.INHERIT,
      paramLabel = "auto|plain|rich|none",
      defaultValue = "auto",
      description = "Form of the progress on standard error (default: ${DEFAULT-VALUE}).")
  private ProgressMode progress;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "No progress; warnings and errors are still told.")
  private boolean quiet;

  @Option(
      names = "--api-url",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      description = "The Linode API (default: $LINODE_URL or https://api.linode.com).")
  private URI apiUrl;

  @Option(
      names = "--profile",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description = "Profile in the configuration file of linode-cli or linodego.")
  private String profile;

  @Option(
      names = "--token-file",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "File that holds the API token (default: $LINODE_TOKEN, then a profile).")
  private Path tokenFile;

  @Option(
      names = "--timeout",
      scope = ScopeType.INHERIT,
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Longest time for the whole command, such as 90s, 5m or 1h30m.")
  private Duration timeout;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Tell each API request on standard error, without secrets.")
  private boolean debug;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      hidden = true,
      description = "Show where in the tool an error was raised.")
  private boolean stackTrace;

  @Option(
      names = "--sandbox",
      scope = ScopeType.INHERIT,
      description = "Work in a local sandbox made for this command: no account, no cost.")
  private boolean sandbox;

  @Option(
      names = "--sandbox-data",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description = "Fill the sandbox's source bucket from this folder instead of a sample.")
  private Path sandboxData;

  /** Whether the result is one JSON document. */
  public boolean isJson() {
    return output == Output.json;
  }

  /** The wanted form of the progress. */
  public ProgressMode progress() {
    return quiet ? ProgressMode.none : progress;
  }

  /** The API as given on the command line. */
  public Optional<URI> apiUrl() {
    return Optional.ofNullable(apiUrl);
  }

  /** The profile as given on the command line. */
  public Optional<String> profile() {
    return Optional.ofNullable(profile);
  }

  /** The file that holds the token. */
  public Optional<Path> tokenFile() {
    return Optional.ofNullable(tokenFile);
  }

  /** The bound on the whole command. */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  /** Whether each request is told. */
  public boolean isDebug() {
    return debug;
  }

  /** Whether an error shows where it was raised. */
  public boolean showsStackTrace() {
    return stackTrace;
  }

  /** Whether the command works in a sandbox of its own. */
  public boolean isSandbox() {
    return sandbox;
  }

  /** What fills the sandbox's source bucket; empty means the generated sample. */
  public Optional<Path> sandboxData() {
    return Optional.ofNullable(sandboxData);
  }
}
