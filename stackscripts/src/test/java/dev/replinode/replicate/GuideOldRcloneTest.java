package dev.replinode.replicate;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The guide and ours, with rclone 1.53.3, which Ubuntu 22.04 ships; part of the soak profile. */
@EnabledIfSystemProperty(named = "replinode.soak", matches = "true")
class GuideOldRcloneTest extends GuideRows {
  @RegisterExtension static final Regions REGIONS = Regions.ofItsOwn(OldRclone::find);
}
