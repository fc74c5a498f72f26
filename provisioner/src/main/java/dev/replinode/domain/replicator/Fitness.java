package dev.replinode.domain.replicator;

import dev.replinode.domain.finding.Findings;
import dev.replinode.domain.replicator.Platform.Image;
import dev.replinode.domain.replicator.Platform.InstanceType;
import dev.replinode.domain.replicator.Platform.Region;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;

/** Whether a region, a type and an image can do what is asked for. */
final class Fitness {
  /** Either will do: the second is for regions that offer it to some accounts. */
  private static final List<String> DISK_ENCRYPTION =
      List.of("Disk Encryption", "LA Disk Encryption");

  private static final Duration SOON = Duration.ofDays(180);
  private static final String ANOTHER_REGION = "another --region";

  private final Basics basics;
  private final Findings findings;

  Fitness(Basics basics, Findings findings) {
    this.basics = basics;
    this.findings = findings;
  }

  /** What the region lacks, and how it is. */
  void check(Region region) {
    String what = "region " + region.id();
    DeploymentMethod method = basics.method();
    if (!region.capabilities().contains(method.capability())) {
      boolean hasOther = region.capabilities().contains(method.other().capability());
      findings.refuse(
          "region.capability",
          what,
          "it has not the capability " + method.capability() + " that " + needed(method),
          ANOTHER_REGION + (hasOther ? ", or " + method.otherWay() : ""));
    }
    boolean wantsFirewall = basics.machine().firewall().kind() != FirewallChoice.Kind.NONE;
    if (wantsFirewall && !region.capabilities().contains("Cloud Firewall")) {
      findings.refuse(
          "region.capability",
          what,
          "it has not the capability Cloud Firewall that --firewall needs",
          ANOTHER_REGION + ", or --firewall none");
    }
    boolean canEncrypt = !Collections.disjoint(region.capabilities(), DISK_ENCRYPTION);
    if (basics.machine().diskEncryption().isPresent() && !canEncrypt) {
      findings.refuse(
          "region.capability",
          what,
          "it has not the capability Disk Encryption",
          "leave out --disk-encryption, or " + ANOTHER_REGION);
    }
    if (!"ok".equals(region.status())) {
      findings.warn(
          "region.status",
          what,
          "it reports status " + region.status() + ": making or reaching the instance may fail",
          "wait until it is over, or " + ANOTHER_REGION);
    }
  }

  /** What the image cannot do, and how long it will be there. */
  void check(Image image, Instant now) {
    String what = "image " + image.id();
    if (basics.method() == DeploymentMethod.METADATA) {
      userData(image, what);
    }
    if (!image.status().isEmpty() && !image.status().equals("available")) {
      findings.refuse(
          "image.status",
          what,
          "it is not ready: its status is " + image.status(),
          "wait until it is available, or another --image");
    }
    if (image.isDeprecated()) {
      findings.warn(
          "image.deprecated",
          what,
          "it is deprecated by the platform, which may remove it",
          "another --image");
    }
    image.endOfLife().ifPresent(end -> endOfLife(what, end, now));
  }

  private void userData(Image image, String what) {
    if (!image.capabilities().contains(Image.CLOUD_INIT)) {
      findings.refuse(
          "image.capability",
          what,
          "it has not the capability "
              + Image.CLOUD_INIT
              + " that "
              + needed(DeploymentMethod.METADATA),
          "another --image, or " + DeploymentMethod.METADATA.otherWay());
      return;
    }
    findings.warn(
        "method.metadata",
        "--method metadata",
        "it is the weaker method: the bucket keys stay in the instance's user data, where root can"
            + " read them at any time and, after a reboot, its other users as well",
        DeploymentMethod.METADATA.otherWay());
  }

  private void endOfLife(String what, Instant end, Instant now) {
    String day = end.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    if (end.isBefore(now)) {
      findings.warn(
          "image.end-of-life",
          what,
          "its distribution's support ended on " + day + ": it gets no security updates",
          "another --image");
    } else if (end.isBefore(now.plus(SOON))) {
      findings.note(
          "image.end-of-life",
          what,
          "its distribution's support ends on " + day + "; replace a replicator that runs longer");
    }
  }

  /** Whether the image fits on the type's disk. */
  void check(InstanceType type, Image image) {
    if (type.diskMegabytes() > 0 && image.diskMegabytes() > type.diskMegabytes()) {
      findings.refuse(
          "image.size",
          "image " + image.id(),
          String.format(
              "it needs a disk of %,d MB, and type %s has %,d MB",
              image.diskMegabytes(), type.id(), type.diskMegabytes()),
          "a larger --type, or another --image");
    }
  }

  private static String needed(DeploymentMethod method) {
    return "--method " + method.word() + " needs";
  }
}
