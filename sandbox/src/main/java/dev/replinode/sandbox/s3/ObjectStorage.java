package dev.replinode.sandbox.s3;

import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.catalog.Endpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All buckets of the account, by endpoint. */
public final class ObjectStorage {
  private final Map<String, EndpointStore> stores = new LinkedHashMap<>();

  /** A bucket and the endpoint it sits on. */
  public record Located(EndpointStore store, Bucket bucket) {}

  /** Empty storage for every endpoint of {@code catalog}, with the objects' bytes in a folder. */
  public ObjectStorage(Catalog catalog, Path folder, InstantSource clock) throws IOException {
    BodyFiles files = new BodyFiles(folder);
    for (Endpoint endpoint : catalog.endpoints()) {
      stores.put(endpoint.id(), new EndpointStore(endpoint, files, clock));
    }
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
}
