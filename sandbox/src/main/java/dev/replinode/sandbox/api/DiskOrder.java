package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.state.Resource;
import java.util.List;
import java.util.Optional;

/**
 * The order of a new disk.
 *
 * @param size MiB
 * @param image the id of what is put onto it
 * @param deployed what an instance runs from it, as {@link Deployment} tells it
 */
record DiskOrder(
    String label, String filesystem, int size, Optional<String> image, JsonObject deployed) {
  static final int LONGEST_LABEL = 48;

  private static final List<String> FILESYSTEMS = List.of("raw", "swap", "ext3", "ext4", "initrd");
  private static final String LABEL = "label";
  private static final String SIZE = "size";

  /**
   * Reads and checks it; whether there is room is another matter.
   *
   * @throws ApiException 400 with every complaint
   */
  static DiskOrder of(Input input, Resource instance, Catalog catalog, Deployment deployment) {
    Optional<JsonObject> region = Catalog.find(catalog.regions(), instance.text("region"));
    Checks checks = new Checks();
    Optional<Optional<String>> label = checks.get(() -> label(input));
    Optional<String> filesystem =
        checks.get(() -> input.oneOf("filesystem", FILESYSTEMS).orElse("ext4"));
    Optional<JsonObject> deployed = checks.get(() -> deployment.from(input, region));
    Optional<Integer> size = checks.get(() -> size(input));
    checks.end();
    Optional<JsonObject> image =
        input.string("image").flatMap(id -> Catalog.find(catalog.images(), id));
    image.ifPresent(of -> requireRoomFor(of, size.orElseThrow()));
    return new DiskOrder(
        label.orElseThrow().orElseGet(() -> usualLabel(image, size.orElseThrow())),
        filesystem.orElseThrow(),
        size.orElseThrow(),
        input.string("image"),
        deployed.orElseThrow());
  }

  /** The label that was sent, 1 to 48 characters. */
  static Optional<String> label(Input input) {
    return input.string(LABEL).map(text -> Labels.length(LABEL, text, 1, LONGEST_LABEL));
  }

  /** The size that must be sent, in MiB. */
  static int size(Input input) {
    int size =
        input.integer(SIZE).orElseThrow(() -> ApiException.invalid(SIZE, "size is required"));
    if (size < 1) {
      throw ApiException.invalid(SIZE, "Must be 1 or greater");
    }
    return size;
  }

  private static void requireRoomFor(JsonObject image, int size) {
    int smallest = image.get(SIZE).getAsInt();
    if (size < smallest) {
      throw ApiException.invalid(SIZE, "The image needs " + smallest + " MB");
    }
  }

  private static String usualLabel(Optional<JsonObject> image, int size) {
    return image.map(of -> of.get(LABEL).getAsString() + " Disk").orElse(size + " MB Disk");
  }

  /** Nothing of it: what is deployed may hold secrets. */
  @Override
  public String toString() {
    return "DiskOrder[]";
  }
}
