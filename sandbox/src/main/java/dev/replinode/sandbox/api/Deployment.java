package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import dev.replinode.stackscript.UserDefinedFields;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks what a new instance shall run: image, credentials, StackScript, user data. */
final class Deployment {
  private static final int LARGEST_USER_DATA_CHARACTERS = 65_535;

  private final Account account;
  private final Catalog catalog;

  Deployment(Account account, Catalog catalog) {
    this.account = account;
    this.catalog = catalog;
  }

  /**
   * What the API never shows of the instance: {@code script}, {@code environment}, {@code
   * stackscript_id}, {@code user_data}, each only when there is one. The password is not kept.
   *
   * @throws ApiException 400 when something is missing or not allowed
   */
  JsonObject from(Input input, Optional<JsonObject> region) {
    Checks checks = new Checks();
    Optional<Optional<JsonObject>> found = checks.get(() -> image(input));
    Optional<JsonObject> image = found.flatMap(given -> given);
    checks.run(() -> credentials(input, image.isPresent()));
    JsonObject hidden = new JsonObject();
    if (found.isPresent()) {
      checks.run(() -> stackScript(input, image, region, hidden));
    }
    checks
        .get(() -> userData(input, region))
        .flatMap(data -> data)
        .ifPresent(data -> hidden.addProperty("user_data", data));
    checks.end();
    boolean hasCloudInit =
        image.filter(one -> Json.strings(one, "capabilities").contains("cloud-init")).isPresent();
    hidden.addProperty("cloud_init", hasCloudInit);
    return hidden;
  }

  private Optional<JsonObject> image(Input input) {
    Optional<String> id = input.string("image");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Optional<JsonObject> image = Catalog.find(catalog.images(), id.get());
    if (image.isEmpty()) {
      throw ApiException.invalid("image", "image is not valid");
    }
    return image;
  }

  private void credentials(Input input, boolean hasImage) {
    Optional<String> password = input.string("root_pass");
    Optional<List<String>> keys = input.strings("authorized_keys");
    Optional<List<String>> users = input.strings("authorized_users");
    password.ifPresent(RootPass::check);
    keys.orElse(List.of()).forEach(key -> SshKeysApi.requireKey("authorized_keys", key));
    for (String user : users.orElse(List.of())) {
      if (!user.equals(Account.USERNAME)) {
        throw ApiException.invalid("authorized_users", "Username " + user + " is invalid");
      }
    }
    // A user without an SSH key opens nothing.
    boolean hasUserKeys =
        !users.orElse(List.of()).isEmpty() && !account.table(Account.Kind.SSH_KEY).all().isEmpty();
    boolean given = password.isPresent() || !keys.orElse(List.of()).isEmpty() || hasUserKeys;
    if (hasImage && !given) {
      throw ApiException.of(
          400, "Must provide valid root_pass, authorized_keys, or authorized_users");
    }
  }

  private void stackScript(
      Input input, Optional<JsonObject> image, Optional<JsonObject> region, JsonObject hidden) {
    Optional<Integer> id = input.integer("stackscript_id");
    Optional<JsonObject> data = input.object("stackscript_data");
    if (id.isEmpty()) {
      if (data.isPresent()) {
        throw ApiException.invalid("stackscript_data", "Requires stackscript_id");
      }
      return;
    }
    Resource script =
        account
            .table(Account.Kind.STACKSCRIPT)
            .find(id.get())
            .orElseThrow(
                () -> ApiException.invalid("stackscript_id", "stackscript_id is not valid"));
    requireFit(script, image, region);
    String text = script.text("script");
    Map<String, String> environment = DeploymentData.check(UserDefinedFields.read(text), data);
    JsonObject variables = new JsonObject();
    environment.forEach(variables::addProperty);
    hidden.addProperty("stackscript_id", script.id());
    hidden.addProperty("script", text);
    hidden.add("environment", variables);
  }

  private static void requireFit(
      Resource script, Optional<JsonObject> image, Optional<JsonObject> region) {
    if (image.isEmpty()) {
      throw ApiException.invalid("image", "image is required with stackscript_id");
    }
    List<String> images = Json.strings(script.view(), "images");
    if (!images.contains("any/all") && !images.contains(image.get().get("id").getAsString())) {
      throw ApiException.invalid("image", "The StackScript does not support this image.");
    }
    if (lacks(region, "StackScripts")) {
      throw ApiException.invalid("region", "StackScripts are not supported in this region.");
    }
  }

  /** An unknown region is complained of already. */
  private static boolean lacks(Optional<JsonObject> region, String capability) {
    return region.isPresent() && !Json.strings(region.get(), "capabilities").contains(capability);
  }

  private static Optional<String> userData(Input input, Optional<JsonObject> region) {
    Optional<String> data =
        input
            .object("metadata")
            .flatMap(metadata -> new Input(metadata, "metadata.").string("user_data"));
    if (data.isEmpty()) {
      return data;
    }
    String field = "metadata.user_data";
    if (data.get().length() > LARGEST_USER_DATA_CHARACTERS) {
      throw ApiException.invalid(field, "user_data must not exceed 65535 bytes when encoded");
    }
    if (lacks(region, "Metadata")) {
      throw ApiException.invalid("region", "Metadata is not supported in this region.");
    }
    try {
      Base64.getDecoder().decode(data.get());
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid(field, "user_data must be a base64 encoded string");
    }
    return data;
  }
}
