package dev.replinode.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.replinode.domain.publish.Revision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GitTest {
  @TempDir private Path root;
  private final Map<String, String> environment = new HashMap<>(System.getenv());
  private Path scripts;

  @BeforeEach
  void an_empty_repository_with_a_folder() throws Exception {
    assumeTrue(new Programs(environment).find("git").isPresent(), "git is not installed");
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CEILING_DIRECTORIES", root.toString());
    scripts = Files.createDirectories(root.resolve("repo/scripts"));
    git("init", "--quiet");
  }

  @Test
  void a_commit_is_told_by_twelve_digits_and_whether_the_folder_equals_it() throws Exception {
    write("scripts/a.sh", "one");
    commit();
    String head = git("rev-parse", "HEAD").strip();

    assertEquals(Optional.of(new Revision(head.substring(0, 12), true)), revision());

    write("scripts/a.sh", "two");
    assertEquals(Optional.of(new Revision(head.substring(0, 12), false)), revision());
  }

  @Test
  void a_new_file_in_the_folder_makes_it_unclean_and_one_beside_it_does_not() throws Exception {
    write("scripts/a.sh", "one");
    commit();
    write("notes.txt", "beside");

    assertTrue(revision().orElseThrow().isClean());

    write("scripts/b.sh", "new");
    assertEquals(false, revision().orElseThrow().isClean());
  }

  @Test
  void so_do_many_new_files() throws Exception {
    write("scripts/a.sh", "one");
    commit();
    for (int i = 0; i < 300; i++) {
      write("scripts/a-rather-long-name-of-a-file-" + i, "new");
    }

    assertEquals(false, revision().orElseThrow().isClean());
  }

  @Test
  void a_folder_that_no_commit_knows_is_in_no_version_control() throws Exception {
    assertEquals(Optional.empty(), revision(), "there is no commit yet");

    write("a.txt", "elsewhere");
    commit();
    write("scripts/a.sh", "not added");
    assertEquals(Optional.empty(), revision());

    write(".gitignore", "scripts\n");
    assertEquals(Optional.empty(), revision(), "to git an ignored folder is clean");
  }

  @Test
  void a_bare_repository_and_no_repository_have_no_revision() throws Exception {
    git("init", "--quiet", "--bare", root.resolve("bare").toString());

    assertEquals(Optional.empty(), git().of(root.resolve("bare")));
    assertEquals(Optional.empty(), git().of(root));
    assertEquals(Optional.empty(), git().of(root.resolve("absent")));
  }

  @Test
  void the_variables_of_a_hook_do_not_name_another_repository() throws Exception {
    write("scripts/a.sh", "one");
    commit();
    git("init", "--quiet", root.resolve("other").toString());
    environment.put("GIT_DIR", root.resolve("other/.git").toString());
    environment.put("GIT_WORK_TREE", root.resolve("other").toString());
    environment.put("GIT_INDEX_FILE", root.resolve("other/.git/index").toString());

    assertTrue(revision().orElseThrow().isClean());
  }

  @Test
  void without_git_nothing_is_known() {
    assertEquals(Optional.empty(), new Git(new Programs(Map.of("PATH", "/none"))).of(scripts));
  }

  @Test
  void a_git_that_hangs_is_not_waited_for() throws Exception {
    Path programs = Files.createDirectory(root.resolve("programs"));
    FakeProgram.write(programs, "git", "exec sleep 300");

    Git git = new Git(FakeProgram.in(programs), Duration.ofMillis(300));

    assertEquals(Optional.empty(), git.of(scripts));
  }

  @Test
  void a_git_that_says_something_else_is_not_believed() throws Exception {
    Path programs = Files.createDirectory(root.resolve("programs"));
    FakeProgram.write(programs, "git", "echo hello");

    assertEquals(Optional.empty(), new Git(FakeProgram.in(programs)).of(scripts));
  }

  private Optional<Revision> revision() {
    return git().of(scripts);
  }

  private Git git() {
    return new Git(new Programs(environment));
  }

  private void commit() throws Exception {
    git("add", ".");
    git("-c", "user.name=ada", "-c", "user.email=ada@example.com", "commit", "--quiet", "-mx");
  }

  private String git(String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(new Programs(environment).find("git").orElseThrow().toString());
    command.addAll(List.of(words));
    Duration longest = Duration.ofSeconds(30);
    Run.Job job = new Run.Job(command, environment, root.resolve("repo"), "", longest, 1 << 20);
    Run run = Run.of(job).orElseThrow();
    assertEquals(0, run.exitCode(), () -> command + ": " + run.output());
    return run.output();
  }

  private void write(String path, String text) throws Exception {
    Files.writeString(root.resolve("repo").resolve(path), text);
  }
}
