package dev.replinode.report;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Optional;

/** Gives the optional components of records that are absent in JSON a value of nothing. */
final class AbsentKeys implements TypeAdapterFactory {
  @Override
  public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
    if (!type.getRawType().isRecord()) {
      return null;
    }
    TypeAdapter<T> plain = gson.getDelegateAdapter(this, type);
    TypeAdapter<JsonElement> trees = gson.getAdapter(JsonElement.class);
    return new TypeAdapter<>() {
      @Override
      public void write(JsonWriter out, T value) throws IOException {
        plain.write(out, value);
      }

      @Override
      public T read(JsonReader in) throws IOException {
        JsonObject object = trees.read(in).getAsJsonObject();
        for (RecordComponent component : type.getRawType().getRecordComponents()) {
          if (component.getType() == Optional.class && !object.has(component.getName())) {
            object.add(component.getName(), JsonNull.INSTANCE);
          }
        }
        return plain.fromJsonTree(object);
      }
    };
  }
}
