package dev.replinode.replicate;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The guide and ours, with the rclone of the distribution. */
class GuideTest extends GuideRows {
  @RegisterExtension static final Regions REGIONS = Regions.ofItsOwn(Programs::rclone);
}
