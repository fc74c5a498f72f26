package dev.replinode.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Starts a sandbox, says how to use it, and serves until a signal or the end of its parent. */
public final class Main {
  private static final int WRONG_USAGE = 2;
  private static final int NOT_STARTED = 5;

  private Main() {}

  /** Runs; exits 0 when ended by a signal, 2 for wrong arguments, 5 when it cannot start. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Arguments arguments = new Arguments();
    CommandLine commandLine =
        new CommandLine(arguments)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .registerConverter(Duration.class, new DurationConverter())
            .registerConverter(BucketOption.class, new BucketOption.Converter())
            .registerConverter(FillOption.class, new FillOption.Converter());
    try {
      CommandLine.ParseResult parsed = commandLine.parseArgs(args);
      if (CommandLine.printHelpIfRequested(parsed)) {
        return;
      }
      serve(arguments, out);
    } catch (ParameterException | IllegalArgumentException e) {
      System.err.println("error: replinode sandbox: " + complaint(e));
      System.err.println("hint: " + hint(e));
      Runtime.getRuntime().halt(WRONG_USAGE);
    } catch (FileSystemException e) {
      System.err.println("error: replinode sandbox: " + unusable(e));
      System.err.println("hint: name another file or folder by --data or --journal");
      Runtime.getRuntime().halt(WRONG_USAGE);
    } catch (IOException e) {
      System.err.println("error: the sandbox does not start: " + e.getMessage());
      Runtime.getRuntime().halt(NOT_STARTED);
    }
  }

  private static String unusable(FileSystemException e) {
    String why = e.getReason() == null ? "it cannot be used" : e.getReason();
    if (e instanceof NoSuchFileException) {
      why = "no such file or folder";
    } else if (e instanceof AccessDeniedException) {
      why = "permission denied";
    } else if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      why = "it is not a folder";
    }
    return e.getFile() + ": " + why;
  }

  /** Of several words that are not understood the first is the wrong one. */
  private static String complaint(RuntimeException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      return word.startsWith("-")
          ? "unknown option: '" + word + "'"
          : "'" + word + "' is one word too many";
    }
    String message = e.getMessage();
    return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }

  private static String hint(RuntimeException e) {
    List<String> near =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    return near.isEmpty()
        ? "replinode sandbox --help"
        : "did you mean " + String.join(" or ", near) + "?";
  }

  private static void serve(Arguments arguments, PrintStream out) throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch cleaned = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> endAndWait(end, cleaned), "signal"));
    if (arguments.parent != null) {
      follow(arguments.parent, end);
    }
    try (Sandbox sandbox = Sandbox.start(arguments)) {
      out.println(
          arguments.output == Arguments.Output.JSON
              ? sandbox.summary().toJson()
              : sandbox.summary().toText());
      sandbox.warmUp();
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      cleaned.countDown();
    }
    System.exit(0);
  }

  /** Ends with the parent, also when it is gone already. */
  private static void follow(long parent, CountDownLatch end) {
    CompletableFuture<?> exit =
        ProcessHandle.of(parent)
            .<CompletableFuture<?>>map(ProcessHandle::onExit)
            .orElseGet(() -> CompletableFuture.completedFuture(null));
    CompletableFuture<Void> unused = exit.thenRun(end::countDown);
  }

  private static void endAndWait(CountDownLatch end, CountDownLatch cleaned) {
    end.countDown();
    try {
      cleaned.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // A signal's own status would be 143 or 130, but being ended is what a sandbox is for.
    Runtime.getRuntime().halt(0);
  }
}
