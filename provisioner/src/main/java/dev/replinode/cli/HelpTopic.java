package dev.replinode.cli;

import dev.replinode.domain.storage.EndpointDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A matter that several commands share, explained by {@code replinode help TOPIC}. */
enum HelpTopic {
  CREDENTIALS,
  ENDPOINTS {
    @Override
    String table() {
      EndpointDirectory known = EndpointDirectory.builtIn();
      return known.ids().stream()
          .flatMap(id -> known.resolve(id).stream().limit(1))
          .map(
              endpoint ->
                  String.format(
                      Locale.ROOT,
                      "  %-16s %-14s %s%n",
                      endpoint.id(),
                      endpoint.computeRegion(),
                      endpoint.type()))
          .collect(Collectors.joining("", String.format("%n"), ""));
    }
  },
  EXIT_CODES {
    @Override
    String table() {
      return String.format("%n%s%n", String.join(System.lineSeparator(), ExitCodes.table()));
    }
  },
  STATUS_OBJECT;

  /** The word for it on the command line. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is generated from the program's own knowledge, after the text. */
  String table() {
    return "";
  }

  /** The whole explanation. */
  String text() {
    try (InputStream in = HelpTopic.class.getResourceAsStream("help/" + word() + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8) + table();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<HelpTopic> named(String word) {
    return Arrays.stream(values()).filter(topic -> topic.word().equals(word)).findFirst();
  }

  /** All words, in a list of the caller's own. */
  static List<String> names() {
    return Arrays.stream(values())
        .map(HelpTopic::word)
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
