package dev.replinode.fake;

import dev.replinode.domain.replicator.Platform;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A small platform: three regions, two types, two images. */
public final class FakePlatform implements Platform {
  private final Map<String, Region> regions = new TreeMap<>();

  private final Map<String, Set<String>> images = new TreeMap<>();

  private final Set<String> soldOut = new HashSet<>();
  private final Calls calls;
  private Optional<Price> backups =
      Optional.of(new Price(new BigDecimal("0.008"), new BigDecimal("5.0"), 0));
  private long imageMegabytes = 3500;
  private String imageStatus = "available";

  FakePlatform(Calls calls) {
    this.calls = calls;
    region(
        "jp-osa", "ok", "Linodes", "StackScripts", "Object Storage", "Metadata", "Cloud Firewall");
    region("us-iad", "ok", "Linodes", "StackScripts", "Object Storage", "Cloud Firewall");
    addImage("linode/ubuntu18.04");
    addImage("linode/ubuntu22.04", "cloud-init");
    region("us-lab", "ok", "Linodes", "Metadata", "Cloud Firewall");
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
        ? Optional.of(new InstanceType(id, "Linode 4GB", price, backups, 81_920))
        : Optional.empty();
  }

  /** What backups cost in addition; empty when the platform does not tell. */
  public void backups(Optional<Price> more) {
    backups = more;
  }

  /** That type is sold out there. */
  public void sellOut(String type, String region) {
    soldOut.add(type + "@" + region);
  }

  @Override
  public boolean isAvailable(String type, String region) {
    return calls.make(
        "platform.isAvailable", type + "@" + region, () -> !soldOut.contains(type + "@" + region));
  }

  @Override
  public List<String> regionsWith(String type) {
    return regionIds().stream().filter(id -> !soldOut.contains(type + "@" + id)).toList();
  }

  @Override
  public Optional<BigDecimal> transferPrice(String region) {
    return calls.make("platform.transferPrice", region, () -> Optional.of(new BigDecimal("0.005")));
  }

  @Override
  public List<String> typeIds() {
    return List.of("g6-nanode-1", "g6-standard-2");
  }

  /** How large every image is, and how it is. */
  public void images(long megabytes, String status) {
    imageMegabytes = megabytes;
    imageStatus = status;
  }

  @Override
  public Optional<Image> image(String id) {
    return calls.make("platform.image", id, () -> known(id));
  }

  private Optional<Image> known(String id) {
    return imageIds().contains(id)
        ? Optional.of(
            new Image(
                id,
                "Ubuntu",
                id.endsWith("18.04"),
                endOfLife(id),
                images.get(id),
                imageMegabytes,
                imageStatus))
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
