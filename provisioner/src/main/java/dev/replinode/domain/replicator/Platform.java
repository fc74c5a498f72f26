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

  /**
   * An instance type with its price in US dollars, in the region it was asked for.
   *
   * @param backups what backups of it cost there in addition; empty when that is not told
   * @param diskMegabytes its disk; 0 when that is not told
   */
  record InstanceType(
      String id, String label, Price price, Optional<Price> backups, long diskMegabytes) {}

  /**
   * An image.
   *
   * @param isDeprecated whether it may vanish
   * @param endOfLife when its distribution's support ends; absent when the platform does not tell
   * @param capabilities an open vocabulary, matched exactly
   * @param diskMegabytes the smallest disk it fits on; 0 when that is not told
   * @param status {@code available}, or a word for why it is not; empty when it is not told
   */
  record Image(
      String id,
      String label,
      boolean isDeprecated,
      Optional<Instant> endOfLife,
      Set<String> capabilities,
      long diskMegabytes,
      String status) {
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
  record Price(BigDecimal hourly, BigDecimal monthly, long transferGigabytes) {
    /** Both together; the transfer is that of the first. */
    public Price plus(Price other) {
      return new Price(hourly.add(other.hourly()), monthly.add(other.monthly()), transferGigabytes);
    }
  }

  /** The region, or nothing when there is none of that id. */
  Optional<Region> region(String id);

  /** Every region's id. */
  List<String> regionIds();

  /** The type with its price in {@code region}, or nothing when there is none of that id. */
  Optional<InstanceType> type(String id, String region);

  /**
   * What a gigabyte of transfer out of {@code region} costs beyond the included ones, in US
   * dollars; empty when the platform does not tell.
   */
  Optional<BigDecimal> transferPrice(String region);

  /** Every type's id. */
  List<String> typeIds();

  /**
   * Whether instances of that type can be made in that region now. The platform lists the types
   * that may be sold out; one that it does not list is to be had.
   */
  boolean isAvailable(String type, String region);

  /** The regions of which the platform says that this type is to be had there now. */
  List<String> regionsWith(String type);

  /** The image, or nothing when there is none of that id. */
  Optional<Image> image(String id);

  /** Every image's id that this account sees. */
  List<String> imageIds();
}
