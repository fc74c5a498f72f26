package dev.replinode.linode;

import dev.replinode.api.ImagesApi;
import dev.replinode.api.RegionsApi;
import dev.replinode.api.TypesApi;
import dev.replinode.api.client.ApiClient;
import dev.replinode.api.model.ImagePage;
import dev.replinode.api.model.LinodeType;
import dev.replinode.api.model.LinodeTypePage;
import dev.replinode.api.model.RegionPage;
import dev.replinode.api.model.RegionPrice;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.Platform;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Regions, types and images; the single look-ups come first because lists are rate-limited. */
final class LinodePlatform implements Platform {
  private final RegionsApi regions;
  private final TypesApi types;
  private final ImagesApi images;

  LinodePlatform(ApiClient client) {
    regions = new RegionsApi(client);
    types = new TypesApi(client);
    images = new ImagesApi(client);
  }

  @Override
  public Optional<Region> region(String id) {
    return ApiCall.find("region " + id, () -> regions.getRegion(id))
        .map(
            region ->
                new Region(
                    ApiCall.told("region " + id, region.getId()),
                    region.getLabel(),
                    region.getStatus() == null ? "unknown" : region.getStatus(),
                    region.getCapabilities() == null
                        ? Set.of()
                        : Set.copyOf(region.getCapabilities())));
  }

  @Override
  public List<String> regionIds() {
    return Pages.all(
            "regions",
            number -> regions.listRegions(number, Pages.SIZE, null),
            RegionPage::getData,
            RegionPage::getPages)
        .stream()
        .map(dev.replinode.api.model.Region::getId)
        .toList();
  }

  @Override
  public Optional<InstanceType> type(String id, String region) {
    return ApiCall.find("type " + id, () -> types.getType(id))
        .map(
            type ->
                new InstanceType(
                    ApiCall.told("type " + id, type.getId()),
                    type.getLabel(),
                    price(type, region)));
  }

  /** A region's own price beats the general one. */
  private static Price price(LinodeType type, String region) {
    long transfer = type.getTransfer() == null ? 0 : type.getTransfer();
    List<RegionPrice> overrides =
        type.getRegionPrices() == null ? List.of() : type.getRegionPrices();
    for (RegionPrice override : overrides) {
      if (region.equals(override.getId())) {
        return new Price(
            known(type, override.getHourly()), known(type, override.getMonthly()), transfer);
      }
    }
    BigDecimal hourly = type.getPrice() == null ? null : type.getPrice().getHourly();
    BigDecimal monthly = type.getPrice() == null ? null : type.getPrice().getMonthly();
    return new Price(known(type, hourly), known(type, monthly), transfer);
  }

  /** A price that is not told is not zero: nobody may be sent a bill that was not announced. */
  private static BigDecimal known(LinodeType type, BigDecimal amount) {
    if (amount == null) {
      throw ReplinodeException.refused(
          "type " + type.getId(), "the platform tells no price for it");
    }
    return amount;
  }

  @Override
  public List<String> typeIds() {
    return Pages.all(
            "types",
            number -> types.listTypes(number, Pages.SIZE, null),
            LinodeTypePage::getData,
            LinodeTypePage::getPages)
        .stream()
        .map(LinodeType::getId)
        .toList();
  }

  @Override
  public Optional<Image> image(String id) {
    return ApiCall.find("image " + id, () -> images.getImage(id))
        .map(
            image ->
                new Image(
                    ApiCall.told("image " + id, image.getId()),
                    image.getLabel(),
                    Boolean.TRUE.equals(image.isDeprecated()),
                    Optional.ofNullable(image.getEol()).map(OffsetDateTime::toInstant),
                    image.getCapabilities() == null
                        ? Set.of()
                        : Set.copyOf(image.getCapabilities())));
  }

  @Override
  public List<String> imageIds() {
    return Pages.all(
            "images",
            number -> images.listImages(number, Pages.SIZE, null),
            ImagePage::getData,
            ImagePage::getPages)
        .stream()
        .map(dev.replinode.api.model.Image::getId)
        .toList();
  }
}
