package dev.replinode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** No method of any module is longer than 40 lines, unless its comment says why. */
class MethodLengthTest {
  private static final int LONGEST = 40;
  private static final String REASON = "Long because";

  @Test
  void none_is_long_without_a_reason() throws IOException {
    List<Path> sources = sources();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      Lengths lengths = new Lengths(DocTrees.instance(task));
      task.parse().forEach(unit -> lengths.scan(unit, null));

      assertTrue(lengths.methods > sources.size(), "methods were looked at");
      assertEquals(List.of(), lengths.tooLong);
    }
  }

  /** Every source of the four modules, without what is generated. */
  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("api-client", "stackscripts", "provisioner", "sandbox")) {
      Path root = Path.of("..", module, "src");
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    return sources;
  }

  /** Measures methods from the type that they return to the closing brace: tables are no length. */
  private static final class Lengths extends TreePathScanner<Void, Void> {
    private final DocTrees trees;
    private final List<String> tooLong = new ArrayList<>();
    private int methods;

    Lengths(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      methods++;
      CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
      SourcePositions at = trees.getSourcePositions();
      LineMap lines = unit.getLineMap();
      Tree start = method.getReturnType() == null ? method : method.getReturnType();
      long first = lines.getLineNumber(at.getStartPosition(unit, start));
      long length = lines.getLineNumber(at.getEndPosition(unit, method)) - first + 1;
      String comment = trees.getDocComment(getCurrentPath());
      boolean isExplained = comment != null && comment.replaceAll("\\s+", " ").contains(REASON);
      if (length > LONGEST && !isExplained) {
        String place = unit.getSourceFile().getName() + ":" + first;
        tooLong.add(place + " " + method.getName() + " has " + length + " lines");
      }
      return super.visitMethod(method, nothing);
    }
  }
}
