package dev.replinode.catalog;

import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.text.NearMatches;
import dev.replinode.stackscript.UserDefinedField;
import dev.replinode.stackscript.lint.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What a manifest says, against what the platform takes. */
final class ManifestChecks {
  /** Image ids as the platform writes them: whose, and which. */
  private static final Pattern IMAGE = Pattern.compile("[a-z]+/[A-Za-z0-9._-]+");

  private static final String ANY = "any/all";
  private static final int SHORTEST_LABEL = 3;
  private static final int LONGEST_LABEL = 128;

  private ManifestChecks() {}

  /** Checks everything that needs no other file. */
  static void check(WrittenManifest manifest, Consumer<Finding> findings) {
    manifest.label().ifPresent(label -> label(label, findings));
    images(manifest.images(), findings);
    for (WrittenManifest.Followed followed : manifest.followed()) {
      list(followed.list(), findings);
    }
  }

  private static void label(Located<String> label, Consumer<Finding> findings) {
    int length = label.value().codePointCount(0, label.value().length());
    if (length < SHORTEST_LABEL || length > LONGEST_LABEL) {
      findings.accept(
          label
              .place()
              .finding(
                  ManifestRules.LABEL_LENGTH,
                  "The label has " + length + " characters; 3 to 128 are allowed",
                  length < SHORTEST_LABEL ? "Make it longer" : "Make it shorter"));
    }
    boolean isPlain = label.value().codePoints().noneMatch(Character::isISOControl);
    if (!isPlain || !label.value().strip().equals(label.value())) {
      findings.accept(
          label
              .place()
              .finding(
                  ManifestRules.LABEL_SPACE,
                  isPlain
                      ? "There is white space around the label"
                      : "There is a line end or another control character in the label",
                  "Leave it out: the label is what the script is found by"));
    }
  }

  private static void images(List<Located<String>> images, Consumer<Finding> findings) {
    Set<String> seen = new HashSet<>();
    boolean hasAny = images.stream().anyMatch(image -> image.value().equals(ANY));
    for (Located<String> image : images) {
      String id = image.value();
      if (!seen.add(id)) {
        findings.accept(
            image
                .place()
                .finding(
                    ManifestRules.IMAGES_REPEATED, id + " is in the list already", "Remove it"));
      } else if (hasAny && id.startsWith("private/")) {
        findings.accept(
            image
                .place()
                .finding(
                    ManifestRules.IMAGES_MIXED,
                    id + " stands beside any/all, which covers private images too",
                    "Leave one of the two: an instance of a script with both was refused before"));
      } else if (!IMAGE.matcher(id).matches()) {
        findings.accept(
            image
                .place()
                .finding(
                    ManifestRules.IMAGE_FORM,
                    "'" + id + "' does not look like the id of an image",
                    "Write it like linode/ubuntu22.04, private/12345 or any/all"));
      }
    }
  }

  private static void list(Located<String> list, Consumer<Finding> findings) {
    if (Manifest.LISTS.contains(list.value())) {
      return;
    }
    List<String> near = NearMatches.of(list.value(), Manifest.LISTS, 1);
    findings.accept(
        list.place()
            .finding(
                ManifestRules.LIST_UNKNOWN,
                "The platform has no list '" + list.value() + "'",
                near.isEmpty()
                    ? "The lists are " + String.join(" and ", Manifest.LISTS)
                    : "Did you mean " + near.get(0) + "?"));
  }

  /** Checks that each field of {@code oneOf} is in the script and has options to renew. */
  static void fields(
      WrittenManifest manifest, List<UserDefinedField> fields, Consumer<Finding> findings) {
    List<String> names = fields.stream().map(UserDefinedField::name).toList();
    for (WrittenManifest.Followed followed : manifest.followed()) {
      String name = followed.field().value();
      Optional<UserDefinedField> field =
          fields.stream().filter(candidate -> candidate.name().equals(name)).findFirst();
      if (field.isEmpty()) {
        List<String> near = NearMatches.of(name, names, 1);
        findings.accept(
            followed
                .field()
                .place()
                .finding(
                    ManifestRules.LIST_FIELD,
                    "The script has no field " + name,
                    near.isEmpty() ? "Remove it" : "Did you mean " + near.get(0) + "?"));
      } else if (field.get().attribute("oneof").isEmpty()) {
        findings.accept(
            followed
                .field()
                .place()
                .finding(
                    ManifestRules.LIST_FIELD,
                    "The field " + name + " has no oneOf list to renew",
                    "Give the field's tag a oneOf attribute, or remove this line"));
      }
    }
  }
}
