package dev.replinode.fake;

import dev.replinode.domain.replicator.Platform;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A small platform: three regions, two types, two images. */
public final class FakePlatform implements Platform {
  private final Map<String, Region> regions = new TreeMap<>();

  private final Map<String, Set<String>> images = new TreeMap<>();

  FakePlatform() {
    region("jp-osa", "ok", "Linodes", "StackScripts", "Object Storage", "Metadata");
    region("us-iad", "ok", "Linodes", "StackScripts", "Object Storage");
    addImage("linode/ubuntu18.04");
    addImage("linode/ubuntu22.04", "cloud-init");
    region("us-lab", "ok", "Linodes", "Metadata");
  }

  /** Adds or replaces a region. */
  public void region(String id, String status, String... capabilities) {
    regions.put(id, new Region(id, "Region " + id, status, Set.of(capabilities)));
  }

  /** Adds or replaces an image. */
  public void addImage(String id, String... capabilities) {
    images.put(id, Set.of(capabilities));
  }

  @Override
  public Optional<Region> region(String id) {
    return Optional.ofNullable(regions.get(id));
  }

  @Override
  public List<String> regionIds() {
    return List.copyOf(regions.keySet());
  }

  @Override
  public Optional<InstanceType> type(String id, String region) {
    Price price = new Price(new BigDecimal("0.036"), new BigDecimal("24.0"), 4000);
    return typeIds().contains(id)
        ? Optional.of(new InstanceType(id, "Linode 4GB", price))
        : Optional.empty();
  }

  @Override
  public List<String> typeIds() {
    return List.of("g6-nanode-1", "g6-standard-2");
  }

  @Override
  public Optional<Image> image(String id) {
    return imageIds().contains(id)
        ? Optional.of(new Image(id, "Ubuntu", id.endsWith("18.04"), endOfLife(id), images.get(id)))
        : Optional.empty();
  }

  private static Optional<Instant> endOfLife(String id) {
    return id.endsWith("18.04")
        ? Optional.of(Instant.parse("2023-06-01T00:00:00Z"))
        : Optional.empty();
  }

  @Override
  public List<String> imageIds() {
    return List.copyOf(images.keySet());
  }
}
