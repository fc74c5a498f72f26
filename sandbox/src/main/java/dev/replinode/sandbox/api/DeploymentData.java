package dev.replinode.sandbox.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.http.ApiError;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.stackscript.UserDefinedField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks {@code stackscript_data} against a script's fields. */
final class DeploymentData {
  private static final int LONGEST_JSON = 65_535;
  private static final String FIELD = "stackscript_data";

  private DeploymentData() {}

  /**
   * The environment that the script gets: every field under its upper-case name, with what was sent
   * or its default. Keys that no field names are tolerated and left out.
   *
   * @throws ApiException 400 when a required value is missing, one is not among its field's
   *     options, one is no string, or all are too long together
   */
  static Map<String, String> check(List<UserDefinedField> fields, Optional<JsonObject> sent) {
    JsonObject data = sent.orElseGet(JsonObject::new);
    if (sent.isPresent() && fields.isEmpty() && data.isEmpty()) {
      throw ApiException.invalid(FIELD, "Must not be empty");
    }
    if (data.toString().length() > LONGEST_JSON) {
      throw ApiException.invalid(FIELD, "Length must be 0-65535 characters");
    }
    Map<String, String> values = strings(data);
    Map<String, String> environment = new LinkedHashMap<>();
    List<ApiError> errors = new ArrayList<>();
    for (UserDefinedField field : fields) {
      String value = values.getOrDefault(field.name(), "");
      String used = values.getOrDefault(field.name(), field.attribute("default").orElse(""));
      complaint(field, value, used).ifPresent(reason -> errors.add(new ApiError(reason, null)));
      environment.put(field.variable(), used);
    }
    if (!errors.isEmpty()) {
      throw ApiException.invalid(errors);
    }
    return environment;
  }

  private static Map<String, String> strings(JsonObject data) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : data.entrySet()) {
      JsonElement value = entry.getValue();
      if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
        throw ApiException.invalid(FIELD + "." + entry.getKey(), "Must be a string");
      }
      values.put(entry.getKey(), value.getAsString());
    }
    return values;
  }

  private static Optional<String> complaint(UserDefinedField field, String value, String used) {
    if (field.isRequired() && used.isEmpty()) {
      return Optional.of("A value is required for the UDF '" + field.name() + "'.");
    }
    // A default outside the options is stored and used without complaint.
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!field.oneOf().isEmpty() && !isOption(field.oneOf(), value)) {
      return Optional.of("Invalid option chosen for the UDF '" + field.name() + "'.");
    }
    List<String> chosen = Arrays.asList(value.split(",", -1));
    if (!field.manyOf().isEmpty() && !chosen.stream().allMatch(c -> isOption(field.manyOf(), c))) {
      return Optional.of("Invalid options chosen for the UDF '" + field.name() + "'.");
    }
    return Optional.empty();
  }

  private static boolean isOption(List<String> options, String value) {
    return options.contains(value) || options.stream().anyMatch(o -> o.strip().equals(value));
  }
}
