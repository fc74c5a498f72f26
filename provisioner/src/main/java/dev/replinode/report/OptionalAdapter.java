package dev.replinode.report;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.util.Optional;

/** Writes nothing for what is absent. */
final class OptionalAdapter<E> extends TypeAdapter<Optional<E>> {
  private final TypeAdapter<E> values;

  private OptionalAdapter(TypeAdapter<E> values) {
    this.values = values;
  }

  @Override
  public void write(JsonWriter out, Optional<E> value) throws IOException {
    if (value.isEmpty()) {
      out.nullValue();
    } else {
      values.write(out, value.get());
    }
  }

  @Override
  public Optional<E> read(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return Optional.empty();
    }
    return Optional.of(values.read(in));
  }

  /** Finds the adapter of what an optional holds. */
  static final class Factory implements TypeAdapterFactory {
    @Override
    @SuppressWarnings("unchecked")
    public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
      if (type.getRawType() != Optional.class) {
        return null;
      }
      ParameterizedType optional = (ParameterizedType) type.getType();
      TypeToken<?> content = TypeToken.get(optional.getActualTypeArguments()[0]);
      return (TypeAdapter<T>) new OptionalAdapter<>(gson.getAdapter(content));
    }
  }
}
