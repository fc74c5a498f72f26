package dev.replinode.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What a pipeline of the documentation does on one occasion.
 *
 * @param occasion an event of GitHub's, or a job of GitLab's
 * @param steps run one after the other, none after one that fails
 * @param last run whatever became of the steps
 * @param kept what is kept afterwards, relative to the checkout
 */
record Recipe(
    Path page, String occasion, List<String> steps, List<String> last, List<String> kept) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");
  private static final String ALWAYS = "always()";

  /** Every recipe of a page, in its order. */
  static List<Recipe> in(Path page) {
    List<Recipe> recipes = new ArrayList<>();
    Load yaml = new Load(LoadSettings.builder().build());
    for (String block : BLOCK.matcher(read(page)).results().map(it -> it.group(1)).toList()) {
      if (yaml.loadFromString(block) instanceof Map<?, ?> document) {
        if (document.get("jobs") instanceof Map<?, ?> jobs) {
          keys(document.get("on")).forEach(on -> recipes.add(onGitHub(page, on, jobs)));
        } else {
          jobs(document).forEach(name -> recipes.add(onGitLab(page, name, document)));
        }
      }
    }
    return recipes;
  }

  @Override
  public String toString() {
    return page.getFileName() + ": " + occasion;
  }

  private static Recipe onGitHub(Path page, String event, Map<?, ?> jobs) {
    List<String> steps = new ArrayList<>();
    List<String> last = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (Object job : jobs.values()) {
      for (Object each : (List<?>) ((Map<?, ?>) job).get("steps")) {
        Map<?, ?> step = (Map<?, ?>) each;
        String condition = step.get("if") instanceof String text ? text : "";
        if (step.get("run") instanceof String run) {
          if (condition.equals(ALWAYS)) {
            last.add(run);
          } else if (condition.isEmpty()
              || condition.equals("github.event_name == '" + event + "'")) {
            steps.add(run);
          }
        } else if (String.valueOf(step.get("uses")).startsWith("actions/upload-artifact@")
            && condition.equals(ALWAYS)) {
          kept.add(String.valueOf(((Map<?, ?>) step.get("with")).get("path")));
        }
      }
    }
    return new Recipe(page, event, steps, last, kept);
  }

  private static Recipe onGitLab(Path page, String name, Map<?, ?> document) {
    Map<?, ?> job = (Map<?, ?>) document.get(name);
    Map<?, ?> base =
        job.get("extends") instanceof String parent ? (Map<?, ?>) document.get(parent) : job;
    List<String> steps = new ArrayList<>(texts(base.get("before_script")));
    steps.addAll(texts(job.get("script")));
    List<String> kept = new ArrayList<>();
    if (job.get("artifacts") instanceof Map<?, ?> artifacts
        && "always".equals(artifacts.get("when"))) {
      kept.addAll(texts(artifacts.get("paths")));
      kept.add(String.valueOf(((Map<?, ?>) artifacts.get("reports")).get("junit")));
    }
    return new Recipe(page, "job " + name, steps, texts(job.get("after_script")), kept);
  }

  private static List<String> jobs(Map<?, ?> document) {
    return keys(document).stream()
        .filter(name -> document.get(name) instanceof Map<?, ?> job && job.containsKey("script"))
        .toList();
  }

  private static List<String> keys(Object mapping) {
    return ((Map<?, ?>) mapping).keySet().stream().map(String::valueOf).toList();
  }

  private static List<String> texts(Object list) {
    return list instanceof List<?> all
        ? all.stream().map(String::valueOf).toList()
        : Stream.ofNullable(list).map(String::valueOf).toList();
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
