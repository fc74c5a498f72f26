package dev.replinode.replicate;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The guide and ours; the soak profile takes the rclone of the distribution. */
class GuideTest extends GuideRows {
  @RegisterExtension static final Regions REGIONS = Regions.ofItsOwn(OldRclone::preferred);
}
