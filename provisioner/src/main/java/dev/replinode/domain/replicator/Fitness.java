package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.Platform.Image;
import dev.replinode.domain.replicator.Platform.Region;
import java.util.Collections;
import java.util.List;

/** Whether a region and an image can do what is asked for. */
final class Fitness {
  /** Either will do: the second is for regions that offer it to some accounts. */
  private static final List<String> DISK_ENCRYPTION =
      List.of("Disk Encryption", "LA Disk Encryption");

  private final ReplicatorSpec spec;
  private final Progress progress;

  Fitness(ReplicatorSpec spec, Progress progress) {
    this.spec = spec;
    this.progress = progress;
  }

  /**
   * Checks the region.
   *
   * @throws ReplinodeException refused, with what to do, when it lacks a capability
   */
  void require(Region region) {
    DeploymentMethod method = spec.method();
    if (!region.capabilities().contains(method.capability())) {
      boolean hasOther = region.capabilities().contains(method.other().capability());
      throw ReplinodeException.refused(
              "region " + region.id(),
              "it has not the capability " + method.capability() + " that " + needed(method))
          .hint("another --region" + (hasOther ? ", or " + method.otherWay() : ""));
    }
    boolean canEncrypt = !Collections.disjoint(region.capabilities(), DISK_ENCRYPTION);
    if (spec.machine().diskEncryption().isPresent() && !canEncrypt) {
      throw ReplinodeException.refused(
              "region " + region.id(), "it has not the capability Disk Encryption")
          .hint("leave out --disk-encryption, or another --region");
    }
    if (!"ok".equals(region.status())) {
      progress.warning("region " + region.id() + " reports status " + region.status());
    }
  }

  /**
   * Checks the image.
   *
   * @throws ReplinodeException refused, with what to do, when it cannot run user data
   */
  void require(Image image) {
    if (spec.method() == DeploymentMethod.METADATA) {
      if (!image.capabilities().contains(Image.CLOUD_INIT)) {
        throw ReplinodeException.refused(
                "image " + image.id(),
                "it has not the capability "
                    + Image.CLOUD_INIT
                    + " that "
                    + needed(DeploymentMethod.METADATA))
            .hint("another --image, or " + DeploymentMethod.METADATA.otherWay());
      }
      progress.warning(
          "--method metadata is the weaker method: the bucket keys stay in the instance's user"
              + " data, where root can read them at any time and, after a reboot, its other users"
              + " as well");
    }
    if (image.isDeprecated()) {
      progress.warning("image " + image.id() + " is deprecated by the platform");
    }
  }

  private static String needed(DeploymentMethod method) {
    return "--method " + method.word() + " needs";
  }
}
