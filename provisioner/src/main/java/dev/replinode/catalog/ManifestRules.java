package dev.replinode.catalog;

import dev.replinode.stackscript.lint.Rule;
import dev.replinode.stackscript.lint.Severity;
import java.util.List;

/**
 * What is looked for in manifests. {@link Rule#isRefused()} tells what publishing stops at before
 * it sends anything.
 */
final class ManifestRules {
  static final Rule SYNTAX =
      refused("manifest-syntax", "The manifest is not one YAML mapping of keys to values");
  static final Rule UNKNOWN_KEY =
      refused("manifest-unknown-key", "The manifest has a key that means nothing");
  static final Rule DUPLICATE_KEY =
      refused("manifest-duplicate-key", "A key of the manifest stands there twice");
  static final Rule MISSING_KEY =
      refused(
          "manifest-missing-key",
          "The manifest has no label, or does not say for which images it is");
  static final Rule WRONG_TYPE =
      refused("manifest-wrong-type", "A value is not of the kind that its key takes");
  static final Rule LABEL_LENGTH =
      refused("manifest-label-length", "The label has fewer than 3 or more than 128 characters");
  static final Rule LABEL_SPACE =
      warning(
          "manifest-label-space",
          "The label has white space around it or control characters in it");
  static final Rule LABEL_DUPLICATE =
      refused("manifest-label-duplicate", "Two manifests of a folder have the same label");
  // Publishing looks at this itself: a script that was pulled after its images were retired is
  // unchanged, and only sending it is refused.
  static final Rule IMAGES_MISSING =
      new Rule("manifest-images-missing", Severity.ERROR, false, "The list of images is empty");
  static final Rule IMAGES_REPEATED =
      warning("manifest-images-repeated", "An image stands in the list twice");
  static final Rule IMAGES_MIXED =
      warning("manifest-images-mixed", "Private images stand beside any/all, which covers them");
  static final Rule IMAGE_FORM =
      warning("manifest-image-form", "An image id does not look like one");
  static final Rule IMAGE_UNKNOWN =
      new Rule(
          "manifest-image-unknown",
          Severity.ERROR,
          false,
          "The account sees no such image (with --online)");
  static final Rule IMAGE_DEPRECATED =
      warning(
          "manifest-image-deprecated", "The platform is about to retire the image (with --online)");
  static final Rule IMAGE_END_OF_LIFE =
      warning(
          "manifest-image-end-of-life",
          "The support of the image's distribution has ended (with --online)");
  static final Rule SCRIPT =
      refused("manifest-script", "The script is not a text file inside the manifest's folder");
  static final Rule LIST_UNKNOWN =
      refused("manifest-list-unknown", "A field follows a list that the platform does not have");
  static final Rule LIST_FIELD =
      refused(
          "manifest-list-field",
          "A field that is to follow the platform is not in the script, or has no oneOf list");

  private static final List<Rule> ALL =
      List.of(
          DUPLICATE_KEY,
          IMAGE_DEPRECATED,
          IMAGE_END_OF_LIFE,
          IMAGE_FORM,
          IMAGE_UNKNOWN,
          IMAGES_MISSING,
          IMAGES_MIXED,
          IMAGES_REPEATED,
          LABEL_DUPLICATE,
          LABEL_LENGTH,
          LABEL_SPACE,
          LIST_FIELD,
          LIST_UNKNOWN,
          MISSING_KEY,
          SCRIPT,
          SYNTAX,
          UNKNOWN_KEY,
          WRONG_TYPE);

  private ManifestRules() {}

  /** Every rule for manifests, in the order of their ids. */
  static List<Rule> all() {
    return ALL;
  }

  private static Rule refused(String id, String summary) {
    return new Rule(id, Severity.ERROR, true, summary);
  }

  private static Rule warning(String id, String summary) {
    return new Rule(id, Severity.WARNING, false, summary);
  }
}
