package dev.replinode.program;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Optional;

/** What shellcheck prints as {@code json1}: places in code points, a tab being one. */
final class ShellCheckAnswer {
  /**
   * One remark.
   *
   * @param level {@code error}, {@code warning}, {@code info} or {@code style}
   */
  record Comment(
      int line, int column, int endLine, int endColumn, String level, int code, String message) {}

  private record Answer(List<Comment> comments) {}

  private ShellCheckAnswer() {}

  /** The remarks in {@code output}; nothing when it is something else. */
  static Optional<List<Comment>> read(String output) {
    try {
      return Optional.ofNullable(new Gson().fromJson(output, Answer.class)).map(Answer::comments);
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }
}
