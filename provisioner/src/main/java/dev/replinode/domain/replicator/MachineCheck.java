package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.finding.Findings;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.replicator.Platform.Image;
import dev.replinode.domain.replicator.Platform.InstanceType;
import dev.replinode.domain.replicator.Platform.Region;
import dev.replinode.domain.storage.EndpointDirectory;
import dev.replinode.domain.text.NearMatches;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks up what the instance is to be made of: region, type and image. */
final class MachineCheck {
  private static final int SUGGESTIONS = 3;
  private static final int SHOWN_REGIONS = 5;

  private final Platform platform;
  private final Basics basics;
  private final Findings findings;
  private final Fitness fitness;

  MachineCheck(Platform platform, Basics basics, Findings findings) {
    this.platform = platform;
    this.basics = basics;
    this.findings = findings;
    this.fitness = new Fitness(basics, findings);
  }

  /** The region, when there is one of that id; what it lacks is a finding. */
  Optional<Region> region(String id, EndpointDirectory endpoints) {
    Optional<Region> region = platform.region(id);
    region.ifPresentOrElse(
        fitness::check,
        () -> {
          Optional<String> beside =
              endpoints.computeRegionOf(id).filter(other -> !other.equals(id));
          if (beside.isPresent()) {
            findings.refuse(
                "region.unknown",
                "region " + id,
                "it is an Object Storage endpoint, and instances run in compute regions",
                "--region " + beside.get());
          } else {
            unknown("region", id, platform::regionIds);
          }
        });
    return region;
  }

  /** The image, when the token may see one of that id. */
  Optional<Image> image(Manifest manifest, Instant now) {
    String id = basics.machine().image();
    Optional<Optional<Image>> told =
        findings.look(
            "image.unseen",
            "image " + id,
            "whether it is there and fits shows when it is used",
            () -> Optional.of(platform.image(id)));
    if (told.isPresent() && told.get().isEmpty()) {
      unknown("image", id, platform::imageIds);
      return Optional.empty();
    }
    Optional<Image> image = told.flatMap(known -> known);
    image.ifPresent(known -> fitness.check(known, now));
    requireScriptFor(id, manifest);
    return image;
  }

  /** The platform deploys a StackScript on the images that it names, and on no others. */
  private void requireScriptFor(String id, Manifest manifest) {
    List<String> runsOn = manifest.images();
    boolean isForAll = runsOn.contains("any/all");
    if (basics.method() == DeploymentMethod.STACKSCRIPT && !isForAll && !runsOn.contains(id)) {
      findings.refuse(
          "image.script",
          "image " + id,
          "the replication script is for " + String.join(", ", runsOn),
          "leave out --image, or " + DeploymentMethod.STACKSCRIPT.otherWay());
    }
  }

  /** The type with its price in {@code region}, when there is one of that id. */
  Optional<InstanceType> type(String region) {
    String id = basics.machine().type();
    Optional<Optional<InstanceType>> told =
        findings.attempt("type.price", () -> platform.type(id, region));
    if (told.isPresent() && told.get().isEmpty()) {
      unknown("type", id, platform::typeIds);
    }
    return told.flatMap(type -> type);
  }

  /** Whether the type is to be had in the region, and whether the image fits on it. */
  void fit(InstanceType type, Region region, Optional<Image> image) {
    image.ifPresent(known -> fitness.check(type, known));
    Optional<Boolean> isAvailable =
        findings.look(
            "type.availability-unknown",
            "types in " + region.id(),
            "the instance may turn out to be sold out",
            () -> Optional.of(platform.isAvailable(type.id(), region.id())));
    if (isAvailable.isPresent() && !isAvailable.get()) {
      List<String> elsewhere = platform.regionsWith(type.id());
      String others =
          elsewhere.isEmpty()
              ? ""
              : " such as "
                  + String.join(
                      ", ", elsewhere.subList(0, Math.min(SHOWN_REGIONS, elsewhere.size())));
      findings.refuse(
          "type.availability",
          "type " + type.id(),
          "it is sold out in region " + region.id(),
          "another --type, or another --region" + others);
    }
  }

  private void unknown(String kind, String id, Supplier<List<String>> candidates) {
    findings.refuse(
        kind + ".unknown",
        ReplinodeException.refused(
            kind + " " + id,
            "the platform has none of that id"
                + SiteFinder.suggestion(NearMatches.of(id, candidates.get(), SUGGESTIONS))));
  }
}
