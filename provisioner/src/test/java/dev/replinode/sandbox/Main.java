package dev.replinode.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stands in for the sandbox where a process of its own is needed: writes down how it was started,
 * says what the test wants, and waits until its standard input or its parent ends it.
 */
public final class Main {
  private Main() {}

  /** Plays the part that the file {@code part} beside its jar names. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(System.getProperty("java.class.path").split("\\*|:", 2)[0]).toRealPath();
    Path home = Files.isDirectory(folder) ? folder : folder.getParent();
    Files.write(home.resolve("args"), Arrays.asList(args));
    Files.write(home.resolve("environment"), List.copyOf(System.getenv().keySet()));
    switch (Files.readString(home.resolve("part")).strip()) {
      case "serves" -> serve(home);
      case "fails" -> fail("error: port 9 is taken", 5);
      case "refuses" -> fail("error: replinode sandbox: there is no folder /nope", 2);
      case "explains" -> System.out.println("Usage: replinode sandbox");
      case "waits" -> new CountDownLatch(1).await();
      case "rambles" -> System.out.println("this is no document");
      default -> System.exit(9);
    }
  }

  private static void serve(Path home) throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leaveNote(home)));
    System.err.println("warning: region xx is not known");
    System.err.println("ready");
    System.out.println(
        "{\"apiUrl\":\"http://127.0.0.1:9\",\"token\":\"s4ndbox\",\"accessKey\":\"k\",\"secretKey\":\"s\",\"regions\":[]}");
    System.out.flush();
    new CountDownLatch(1).await(60, TimeUnit.SECONDS);
  }

  private static void fail(String error, int status) {
    System.err.println(error);
    System.err.println("hint: replinode sandbox --help");
    System.exit(status);
  }

  private static void leaveNote(Path home) {
    try {
      Files.write(home.resolve("ended"), "in good order".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
