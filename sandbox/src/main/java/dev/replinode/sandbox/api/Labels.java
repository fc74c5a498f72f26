package dev.replinode.sandbox.api;

import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.s3.Bucket;
import java.util.List;
import java.util.regex.Pattern;

/** The rules of labels. */
final class Labels {
  private static final Pattern SHAPE =
      Pattern.compile("[a-zA-Z0-9](?:(?!--|__|\\.\\.)[a-zA-Z0-9_.-])*[a-zA-Z0-9]");

  private Labels() {}

  /** A label of an instance or a firewall: letters, digits and single {@code - _ .} inside. */
  static String checked(String label, int shortest, int longest) {
    length("label", label, shortest, longest);
    if (!SHAPE.matcher(label).matches()) {
      throw ApiException.invalid(
          "label",
          "Label must start and end with an alphanumeric character and may only contain letters,"
              + " numbers, and single dashes, underscores and periods");
    }
    return label;
  }

  static String length(String field, String text, int shortest, int longest) {
    if (text.length() < shortest || text.length() > longest) {
      throw ApiException.invalid(
          field, "Length must be " + shortest + "-" + longest + " characters");
    }
    return text;
  }

  /** The tags of a body, none when it has none: 3 to 50 characters each. */
  static List<String> tags(Input input) {
    List<String> tags = input.strings("tags").orElse(List.of());
    for (int i = 0; i < tags.size(); i++) {
      length("tags[" + i + "]", tags.get(i), 3, 50);
    }
    return tags.stream().distinct().toList();
  }

  static String bucket(String label) {
    if (!Bucket.isName(label)) {
      throw ApiException.invalid(
          "label",
          "Bucket names must be 3-63 lower-case letters, numbers, single dashes and periods,"
              + " and begin and end with a letter or number");
    }
    return label;
  }
}
