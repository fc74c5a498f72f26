package dev.replinode.sandbox.s3;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.catalog.Endpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All buckets of the account, by endpoint. */
public final class ObjectStorage implements AutoCloseable {
  private final Map<String, EndpointStore> stores = new LinkedHashMap<>();
  private final Bodies files;
  private ObjectJournal journal = ObjectJournal.none();

  /** A bucket and the endpoint it sits on. */
  public record Located(EndpointStore store, Bucket bucket) {}

  /** Empty storage for every endpoint of {@code catalog}, with the objects' bytes in a folder. */
  public ObjectStorage(Catalog catalog, Path folder, InstantSource clock) throws IOException {
    files = new Bodies(folder);
    Map<String, List<EndpointStore>> regions = new LinkedHashMap<>();
    for (Endpoint endpoint : catalog.endpoints()) {
      List<EndpointStore> region =
          regions.computeIfAbsent(endpoint.region(), id -> new ArrayList<>());
      EndpointStore store = new EndpointStore(endpoint, files, clock, region);
      region.add(store);
      stores.put(endpoint.id(), store);
    }
  }

  /**
   * Takes up what an earlier sandbox wrote into {@code file}, and writes down every change from now
   * on. Bytes that belong to no object are removed.
   */
  public void keepIn(Path file) throws IOException {
    for (JsonObject line : ObjectJournal.read(file)) {
      store(JournalLines.text(line, "endpoint")).ifPresent(store -> store.replay(line));
    }
    List<JsonObject> lines =
        stores.values().stream().flatMap(store -> store.lines().stream()).toList();
    journal = ObjectJournal.rewrite(file, lines);
    stores.values().forEach(store -> store.writeTo(journal));
    Set<Path> used =
        stores.values().stream()
            .flatMap(store -> store.buckets().stream())
            .flatMap(bucket -> bucket.objects().values().stream())
            .map(StoredObject::body)
            .filter(Body.InFile.class::isInstance)
            .map(body -> ((Body.InFile) body).file())
            .collect(Collectors.toSet());
    files.retain(used);
  }

  /** The store of every endpoint. */
  public List<EndpointStore> stores() {
    return List.copyOf(stores.values());
  }

  /** The store of one endpoint id. */
  public Optional<EndpointStore> store(String endpointId) {
    return Optional.ofNullable(stores.get(endpointId));
  }

  /** A bucket by compute region and label; labels are unique across the endpoints of a region. */
  public Optional<Located> find(String region, String label) {
    return stores.values().stream()
        .filter(store -> store.endpoint().region().equals(region))
        .flatMap(store -> store.bucket(label).map(bucket -> new Located(store, bucket)).stream())
        .findFirst();
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
