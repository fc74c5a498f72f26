package dev.replinode.reliability;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The part of {@code X-Filter} that this tool uses; anything else is a mistake of the tool. */
final class SmallFilter implements Predicate<JsonObject> {
  private static final Set<String> FIELDS =
      Set.of("label", "mine", "tags", "entity.id", "entity.type");

  private final JsonObject filter;

  SmallFilter(String header) {
    filter = header == null ? new JsonObject() : JsonParser.parseString(header).getAsJsonObject();
  }

  @Override
  public boolean test(JsonObject object) {
    return matches(filter, object);
  }

  private static boolean matches(JsonObject filter, JsonObject object) {
    return filter.entrySet().stream().allMatch(term -> matches(term, object));
  }

  private static boolean matches(Map.Entry<String, JsonElement> term, JsonObject object) {
    return switch (term.getKey()) {
      case "+order_by", "+order" -> true;
      case "+or" ->
          term.getValue().getAsJsonArray().asList().stream()
              .anyMatch(part -> matches(part.getAsJsonObject(), object));
      default -> matches(field(term.getKey(), object), term.getValue());
    };
  }

  private static JsonElement field(String name, JsonObject object) {
    if (!FIELDS.contains(name)) {
      throw new AssertionError("cannot filter on " + name);
    }
    JsonElement value = object;
    for (String part : name.split("\\.", -1)) {
      value = value == null ? null : value.getAsJsonObject().get(part);
    }
    return value;
  }

  private static boolean matches(JsonElement value, JsonElement wanted) {
    if (value == null) {
      return false;
    }
    if (wanted.isJsonObject()) {
      return value.getAsString().contains(wanted.getAsJsonObject().get("+contains").getAsString());
    }
    return value.isJsonArray() ? value.getAsJsonArray().contains(wanted) : value.equals(wanted);
  }
}
