package dev.replinode.sandbox.http;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation of the API.
 *
 * @param method the HTTP method
 * @param template the parts of the path; one in braces takes any value
 * @param scope what the token must allow
 * @param limit the documented rate limit
 * @param handler answers it
 */
record Route(String method, List<String> template, Scope scope, Limit limit, Handler handler) {

  static List<String> template(String path) {
    return Arrays.asList(path.substring(1).split("/", -1));
  }

  /** The named parts of {@code path}, or empty when the path is not this route's. */
  Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != template.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String part = template.get(i);
      if (part.startsWith("{")) {
        if (path.get(i).isEmpty()) {
          return Optional.empty();
        }
        variables.put(part.substring(1, part.length() - 1), path.get(i));
      } else if (!part.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }
}
