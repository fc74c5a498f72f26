package dev.replinode.sandbox.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.state.Json;
import dev.replinode.stackscript.UserDefinedField;
import dev.replinode.stackscript.UserDefinedFields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the platform checks when a StackScript is saved, and what it works out of the text. */
public final class StackScriptRules {
  /** The limit that clients of the platform keep to; counted in UTF-8 to be on the safe side. */
  private static final int LARGEST_BYTES = 65_535;

  private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z0-9_]*");

  private final Catalog catalog;

  /** Checks images against {@code catalog}. */
  public StackScriptRules(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Writes the fields that were sent into {@code view}; those that were not are kept.
   *
   * @param isNew label, images and script are required
   * @throws ApiException 400 when something is missing or not allowed; the view is unchanged
   */
  void apply(JsonObject body, JsonObject view, boolean isNew) {
    Input input = new Input(body);
    Checks checks = new Checks();
    JsonObject changed = new JsonObject();
    if (isNew || input.has("label")) {
      checks.run(() -> changed.addProperty("label", label(input)));
    }
    if (isNew || input.has("images")) {
      checks.run(() -> changed.add("images", images(input)));
    }
    if (isNew || input.has("script")) {
      checks
          .get(() -> script(input.requiredString("script")))
          .ifPresent(
              script -> {
                changed.addProperty("script", script);
                checks.run(() -> changed.add("user_defined_fields", fields(script)));
              });
    }
    for (String field : List.of("description", "rev_note")) {
      checks
          .get(() -> input.string(field))
          .ifPresent(sent -> sent.ifPresent(text -> changed.addProperty(field, text)));
    }
    checks.run(() -> publicity(input, view, changed));
    checks.end();
    changed.entrySet().forEach(entry -> view.add(entry.getKey(), entry.getValue()));
  }

  private static String label(Input input) {
    return Labels.length("label", input.requiredString("label"), 3, 128);
  }

  private static void publicity(Input input, JsonObject view, JsonObject changed) {
    Optional<Boolean> sent = input.bool("is_public");
    if (view.get("is_public").getAsBoolean() && !sent.orElse(true)) {
      throw ApiException.invalid("is_public", "A public StackScript cannot be made private.");
    }
    sent.ifPresent(flag -> changed.addProperty("is_public", flag));
  }

  private JsonArray images(Input input) {
    List<String> images =
        input
            .strings("images")
            .orElseThrow(() -> ApiException.invalid("images", "images is required"));
    if (images.isEmpty()) {
      throw ApiException.invalid(
          "images", "StackScripts must be associated with at least one image or distro");
    }
    for (String image : images) {
      if (!image.equals("any/all") && Catalog.find(catalog.images(), image).isEmpty()) {
        throw ApiException.invalid("images", "Invalid image: " + image);
      }
    }
    return Json.array(images);
  }

  private static String script(String script) {
    if (!script.startsWith("#!")) {
      throw ApiException.invalid(
          "script", "Script must begin with a shebang (example: '#!/bin/bash').");
    }
    if (script.getBytes(StandardCharsets.UTF_8).length > LARGEST_BYTES) {
      throw ApiException.invalid("script", "Length must be 1-65535 characters");
    }
    return script;
  }

  private static JsonArray fields(String script) {
    JsonArray fields = new JsonArray();
    for (UserDefinedField field : UserDefinedFields.read(script)) {
      if (!FIELD_NAME.matcher(field.name()).matches()) {
        throw ApiException.invalid(
            "script", "UDF names can only contain alphanumeric and underscore characters.");
      }
      JsonObject attributes = new JsonObject();
      field.attributes().forEach(attributes::addProperty);
      fields.add(attributes);
    }
    return fields;
  }
}
