package dev.replinode.linode;

import dev.replinode.api.ImagesApi;
import dev.replinode.api.RegionsApi;
import dev.replinode.api.TypesApi;
import dev.replinode.api.client.ApiClient;
import dev.replinode.api.client.ApiException;
import dev.replinode.api.model.ImagePage;
import dev.replinode.api.model.LinodeType;
import dev.replinode.api.model.LinodeTypePage;
import dev.replinode.api.model.RegionAvailability;
import dev.replinode.api.model.RegionAvailabilityPage;
import dev.replinode.api.model.RegionPage;
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
    return find("region", id, regions::getRegion)
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

  /** What cannot be a part of an address is nothing's id. */
  private static <T> Optional<T> find(String kind, String id, LookUp<T> call) {
    return id.isEmpty() || id.equals(".") || id.equals("..")
        ? Optional.empty()
        : ApiCall.find(kind + " " + id, () -> call.of(id));
  }

  @FunctionalInterface
  private interface LookUp<T> {
    T of(String id) throws ApiException;
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
    return find("type", id, types::getType)
        .map(
            type ->
                new InstanceType(
                    ApiCall.told("type " + id, type.getId()),
                    type.getLabel(),
                    Prices.ofInstance(type, region),
                    Prices.ofBackups(type, region),
                    type.getDisk() == null ? 0 : type.getDisk()));
  }

  @Override
  public Optional<BigDecimal> transferPrice(String region) {
    return ApiCall.find(
            "the price of transfer", () -> types.listNetworkTransferPrices(1, Pages.SIZE))
        .flatMap(page -> Prices.ofTransfer(page, region));
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
  public boolean isAvailable(String type, String region) {
    return ApiCall.send("types in " + region, () -> regions.getRegionAvailability(region)).stream()
        .noneMatch(row -> type.equals(row.getPlan()) && Boolean.FALSE.equals(row.isAvailable()));
  }

  @Override
  public List<String> regionsWith(String type) {
    return Pages.all(
            "regions with type " + type,
            number -> regions.listRegionsAvailability(number, Pages.SIZE, null),
            RegionAvailabilityPage::getData,
            RegionAvailabilityPage::getPages)
        .stream()
        .filter(row -> type.equals(row.getPlan()) && Boolean.TRUE.equals(row.isAvailable()))
        .map(RegionAvailability::getRegion)
        .sorted()
        .toList();
  }

  @Override
  public Optional<Image> image(String id) {
    return find("image", id, images::getImage)
        .map(
            image ->
                new Image(
                    ApiCall.told("image " + id, image.getId()),
                    image.getLabel(),
                    Boolean.TRUE.equals(image.isDeprecated()),
                    Optional.ofNullable(image.getEol()).map(OffsetDateTime::toInstant),
                    image.getCapabilities() == null
                        ? Set.of()
                        : Set.copyOf(image.getCapabilities()),
                    image.getSize() == null ? 0 : image.getSize(),
                    image.getStatus() == null ? "" : image.getStatus()));
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
