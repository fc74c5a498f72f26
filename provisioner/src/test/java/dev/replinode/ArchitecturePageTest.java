package dev.replinode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pictures of {@code docs/architecture.md} show the arrows that are there, and no other. */
class ArchitecturePageTest {
  private static final Path PAGE = Path.of("../docs/architecture.md");
  private static final String ROOT = "dev.replinode.";
  private static final Pattern ARROW = Pattern.compile("\\s+([\\w.]+) --> ([\\w.]+)");

  @Test
  void the_house_is_drawn_as_it_stands() throws IOException {
    assertEquals(real(name -> name.split("[.]", -1)[0]), drawn(0));
  }

  @Test
  void the_domain_is_drawn_as_it_stands() throws IOException {
    assertEquals(
        real(name -> name.startsWith("domain.") ? name.split("[.]", -1)[1] : ""), drawn(1));
  }

  /** The arrows of the page's picture of that number, a line each. */
  private static String drawn(int picture) throws IOException {
    TreeSet<String> arrows = new TreeSet<>();
    String mermaid =
        Files.readString(PAGE).split("```mermaid", -1)[picture + 1].split("```", -1)[0];
    Matcher arrow = ARROW.matcher(mermaid);
    while (arrow.find()) {
      arrows.add(arrow.group(1) + " --> " + arrow.group(2));
    }
    return String.join("\n", arrows);
  }

  /** The arrows between rooms; {@code room} tells the room of a package below the root, or "". */
  private static String real(Function<String, String> room) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOptions(
                List.of(new ImportOption.DoNotIncludeTests(), new ImportOption.DoNotIncludeJars()))
            .importPackages("dev.replinode");
    TreeSet<String> arrows = new TreeSet<>();
    for (JavaClass from : classes) {
      from.getDirectDependenciesFromSelf()
          .forEach(
              dependency -> {
                String start = room(from, room);
                String end = room(dependency.getTargetClass(), room);
                if (!start.isEmpty() && !end.isEmpty() && !start.equals(end)) {
                  arrows.add(start + " --> " + end);
                }
              });
    }
    return String.join("\n", arrows);
  }

  private static String room(JavaClass type, Function<String, String> room) {
    String name = type.getPackageName() + ".";
    return name.startsWith(ROOT) ? room.apply(name.substring(ROOT.length())) : "";
  }
}
