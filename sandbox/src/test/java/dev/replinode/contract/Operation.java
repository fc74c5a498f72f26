package dev.replinode.contract;

import java.util.List;
import java.util.Map;

/**
 * One operation of the document.
 *
 * @param id its name
 * @param template the parts of its path; the first is empty
 * @param request where the schema of the body is; empty when it takes none
 * @param requiresBody whether a body must be sent
 * @param answers where the schema of an answer is, by status and {@code default}; empty for none
 */
public record Operation(
    String id,
    String method,
    List<String> template,
    String request,
    boolean requiresBody,
    Map<String, String> answers) {

  String answer(int status) {
    String exact = answers.get(Integer.toString(status));
    return exact == null ? answers.get("default") : exact;
  }

  boolean matches(List<String> parts) {
    if (parts.size() != template.size()) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!template.get(i).startsWith("{") && !template.get(i).equals(parts.get(i))) {
        return false;
      }
    }
    return true;
  }

  int variables() {
    return (int) template.stream().filter(part -> part.startsWith("{")).count();
  }
}
