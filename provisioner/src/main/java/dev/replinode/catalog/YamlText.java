package dev.replinode.catalog;

import dev.replinode.stackscript.lint.Finding;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.ComposerException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** One YAML document as a graph of nodes whose places in the text are known. */
final class YamlText {
  /** An advice of the library's that fits tabs only. */
  private static final Pattern INDENTATION = Pattern.compile("\\. \\(Do not use .*\\)$");

  private final String text;

  YamlText(String text) {
    this.text = text;
  }

  /** Why a text is no YAML document, and where. */
  static final class Mistake extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Place place;
    private final String problem;

    Mistake(Place place, String problem) {
      this.place = place;
      this.problem = problem;
    }

    Place place() {
      return place;
    }

    /** One clause; it repeats nothing of the text. */
    String problem() {
      return problem;
    }
  }

  /** The root; when there is none, the one complaint is told. */
  Optional<Node> root(Consumer<Finding> complaints) {
    try {
      return Optional.of(compose());
    } catch (Mistake e) {
      complaints.accept(
          e.place()
              .finding(
                  ManifestRules.SYNTAX,
                  "This is no manifest: " + e.problem(),
                  "Write one YAML mapping with the keys label, images and script"));
      return Optional.empty();
    }
  }

  /** The root. */
  Node compose() throws Mistake {
    Place place = Place.START;
    String problem = "it is empty";
    try {
      LoadSettings settings = LoadSettings.builder().setAllowNonScalarKeys(true).build();
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isPresent()) {
        return root.get();
      }
    } catch (MarkedYamlEngineException e) {
      place = e.getProblemMark().or(e::getContextMark).map(this::place).orElse(Place.START);
      problem = e instanceof ComposerException ? composing(e) : sentence(e);
    } catch (ReaderException e) {
      int offset = text.offsetByCodePoints(0, e.getPosition());
      place = Place.of(text, offset, offset + Character.charCount(e.getCodePoint()));
      problem = String.format("the character U+%04X is not allowed", e.getCodePoint());
    } catch (YamlEngineException e) {
      problem = e.getMessage();
    } catch (StackOverflowError e) {
      // The library composes by recursion, so the depth of the text is bounded by the stack.
      problem = "it is nested too deeply";
    }
    throw new Mistake(place, problem);
  }

  /** Where {@code node} stands. */
  Place place(Node node) {
    int start = node.getStartMark().map(this::offset).orElse(0);
    int end = node.getEndMark().map(this::offset).orElse(start);
    return Place.of(text, start, end);
  }

  private Place place(Mark mark) {
    int offset = offset(mark);
    return Place.of(text, offset, Math.min(text.length(), offset + 1));
  }

  /** Marks count code points; a byte order mark is one of them. */
  private int offset(Mark mark) {
    return text.offsetByCodePoints(0, mark.getIndex());
  }

  private static String composing(MarkedYamlEngineException e) {
    return e.getProblem().contains("another document")
        ? "it holds a second document, and one is read"
        : sentence(e);
  }

  private static String sentence(MarkedYamlEngineException e) {
    if (e.getProblem().contains("(TAB)")) {
      return "a tab cannot stand here";
    }
    String context = e.getContext() == null ? "" : e.getContext() + ": ";
    String problem = INDENTATION.matcher((context + e.getProblem()).strip()).replaceFirst("");
    return problem.substring(0, 1).toLowerCase(Locale.ROOT) + problem.substring(1);
  }
}
