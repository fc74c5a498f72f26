package dev.replinode.report;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Moments as ISO 8601 in UTC. */
final class InstantAdapter extends TypeAdapter<Instant> {
  @Override
  public void write(JsonWriter out, Instant value) throws IOException {
    out.value(value.toString());
  }

  @Override
  public Instant read(JsonReader in) throws IOException {
    try {
      return Instant.parse(in.nextString());
    } catch (DateTimeParseException e) {
      throw new JsonParseException("no moment in time", e);
    }
  }
}
