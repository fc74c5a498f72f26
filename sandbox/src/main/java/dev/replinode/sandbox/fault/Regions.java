package dev.replinode.sandbox.fault;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.replinode.sandbox.catalog.Catalog;
import java.util.List;
import java.util.Optional;

/** The catalogue's compute regions, less the capabilities that faults take away. */
public final class Regions {
  private static final JsonPrimitive METADATA = new JsonPrimitive("Metadata");

  private final Catalog catalog;
  private final Faults faults;

  /** The regions of {@code catalog}. */
  public Regions(Catalog catalog, Faults faults) {
    this.catalog = catalog;
    this.faults = faults;
  }

  /** Every region. */
  public List<JsonObject> all() {
    return catalog.regions().stream().map(this::now).toList();
  }

  /** The region of that id. */
  public Optional<JsonObject> find(String id) {
    return Catalog.find(catalog.regions(), id).map(this::now);
  }

  private JsonObject now(JsonObject region) {
    if (!faults.has(Faults.Kind.NO_METADATA, region.get("id").getAsString())) {
      return region;
    }
    JsonObject changed = region.deepCopy();
    JsonArray capabilities = changed.getAsJsonArray("capabilities");
    capabilities.remove(METADATA);
    return changed;
  }
}
