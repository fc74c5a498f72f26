package dev.replinode.linode;

import dev.replinode.api.model.BackupsAddon;
import dev.replinode.api.model.LinodeType;
import dev.replinode.api.model.NetworkTransferPrice;
import dev.replinode.api.model.NetworkTransferPricePage;
import dev.replinode.api.model.RegionPrice;
import dev.replinode.api.model.TypeAddons;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.Platform.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Prices of instance types; a region's own price beats the general one. */
final class Prices {
  private Prices() {}

  /**
   * What an instance costs in {@code region}.
   *
   * @throws ReplinodeException refused, when no price is told: that is not zero, and nobody may be
   *     sent a bill that was not announced
   */
  static Price ofInstance(LinodeType type, String region) {
    long transfer = type.getTransfer() == null ? 0 : type.getTransfer();
    return of(type.getPrice(), type.getRegionPrices(), region, transfer)
        .orElseThrow(
            () ->
                ReplinodeException.refused(
                    "type " + type.getId(), "the platform tells no price for it"));
  }

  /** What backups of it cost there in addition; empty when that is not told. */
  static Optional<Price> ofBackups(LinodeType type, String region) {
    return Optional.ofNullable(type.getAddons())
        .map(TypeAddons::getBackups)
        .flatMap((BackupsAddon b) -> of(b.getPrice(), b.getRegionPrices(), region, 0));
  }

  /** What a gigabyte costs in {@code region}: its amount stands where an hour's usually does. */
  static Optional<BigDecimal> ofTransfer(NetworkTransferPricePage page, String region) {
    List<NetworkTransferPrice> prices = page.getData() == null ? List.of() : page.getData();
    return prices.stream()
        .filter(price -> "network_transfer".equals(price.getId()))
        .findFirst()
        .flatMap(price -> perUnit(price, region));
  }

  private static Optional<BigDecimal> perUnit(NetworkTransferPrice price, String region) {
    for (RegionPrice override : listed(price.getRegionPrices())) {
      if (region.equals(override.getId())) {
        return Optional.ofNullable(override.getHourly());
      }
    }
    return Optional.ofNullable(price.getPrice()).map(dev.replinode.api.model.Price::getHourly);
  }

  private static List<RegionPrice> listed(List<RegionPrice> overrides) {
    return overrides == null ? List.of() : overrides;
  }

  private static Optional<Price> of(
      dev.replinode.api.model.Price general,
      List<RegionPrice> overrides,
      String region,
      long transfer) {
    for (RegionPrice override : listed(overrides)) {
      if (region.equals(override.getId())) {
        return of(override.getHourly(), override.getMonthly(), transfer);
      }
    }
    return general == null
        ? Optional.empty()
        : of(general.getHourly(), general.getMonthly(), transfer);
  }

  private static Optional<Price> of(BigDecimal hourly, BigDecimal monthly, long transfer) {
    return hourly == null || monthly == null
        ? Optional.empty()
        : Optional.of(new Price(hourly, monthly, transfer));
  }
}
