package dev.replinode.stackscript;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Short names for the functions and variables that a bash script makes itself. Only lower-case
 * names with an underscore inside get one: such a word is no word of a sentence, no program and no
 * field of a StackScript, so that it means the same wherever it stands.
 *
 * @param names the short name of each long one
 */
record ShortNames(Map<String, String> names) {
  private static final String OWN = "[a-z]+(?:_[a-z]+)+";
  private static final Pattern MADE_HERE =
      Pattern.compile("(?m)^(" + OWN + ")\\(\\) [({]|(?<![\\w./-])(" + OWN + ")=");
  private static final Pattern WORD = Pattern.compile("(?<!\\w)[a-z_]\\w*(?!\\w)");
  private static final int LETTERS = 26;

  /** Copies the names. */
  ShortNames {
    names = Map.copyOf(names);
  }

  /** The names that {@code script} makes; the shortest for those that it has most often. */
  static ShortNames of(String script) {
    Map<String, Integer> words = words(script);
    Stream<String> made =
        MADE_HERE
            .matcher(script)
            .results()
            .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
            .distinct()
            .sorted(Comparator.<String, Integer>comparing(words::get).reversed());
    Iterator<String> free =
        Stream.iterate(0, i -> i + 1)
            .map(ShortNames::name)
            .filter(name -> !words.containsKey(name))
            .iterator();
    Map<String, String> names = new LinkedHashMap<>();
    made.forEachOrdered(name -> names.put(name, free.next()));
    return new ShortNames(names);
  }

  /** {@code script} with each long name in its short form, wherever it stands. */
  String applyTo(String script) {
    return replace(script, names);
  }

  /** The opposite of {@link #applyTo}. */
  String undo(String script) {
    Map<String, String> back = new HashMap<>();
    names.forEach((name, shortName) -> back.put(shortName, name));
    return replace(script, back);
  }

  private static String replace(String script, Map<String, String> names) {
    return WORD.matcher(script)
        .replaceAll(match -> names.getOrDefault(match.group(), match.group()));
  }

  private static Map<String, Integer> words(String script) {
    Map<String, Integer> words = new TreeMap<>();
    WORD.matcher(script).results().forEach(match -> words.merge(match.group(), 1, Integer::sum));
    return words;
  }

  /** {@code _a} to {@code _z}, {@code _aa} and so on: the underscore keeps clear of programs. */
  private static String name(int number) {
    char last = (char) ('a' + number % LETTERS);
    return number < LETTERS ? "_" + last : name(number / LETTERS - 1) + last;
  }
}
