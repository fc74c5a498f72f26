package dev.replinode.domain.replicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the platform offers: regions, types, images. */
public interface Platform {
  /** A compute region; {@code capabilities} is an open vocabulary, matched exactly. */
  record Region(String id, String label, String status, Set<String> capabilities) {}

  /** An instance type with its price in US dollars, in the region it was asked for. */
  record InstanceType(String id, String label, Price price) {}

  /**
   * An image.
   *
   * @param isDeprecated whether it may vanish
   * @param endOfLife when its distribution's support ends; absent when the platform does not tell
   * @param capabilities an open vocabulary, matched exactly
   */
  record Image(
      String id,
      String label,
      boolean isDeprecated,
      Optional<Instant> endOfLife,
      Set<String> capabilities) {
    /** The capability that user data needs. */
    public static final String CLOUD_INIT = "cloud-init";

    /** Copies the set. */
    public Image {
      capabilities = Set.copyOf(capabilities);
    }
  }

  /**
   * A price in US dollars.
   *
   * @param transferGigabytes network transfer a month that the price includes
   */
  record Price(BigDecimal hourly, BigDecimal monthly, long transferGigabytes) {}

  /** The region, or nothing when there is none of that id. */
  Optional<Region> region(String id);

  /** Every region's id. */
  List<String> regionIds();

  /** The type with its price in {@code region}, or nothing when there is none of that id. */
  Optional<InstanceType> type(String id, String region);

  /** Every type's id. */
  List<String> typeIds();

  /** The image, or nothing when there is none of that id. */
  Optional<Image> image(String id);

  /** Every image's id that this account sees. */
  List<String> imageIds();
}
