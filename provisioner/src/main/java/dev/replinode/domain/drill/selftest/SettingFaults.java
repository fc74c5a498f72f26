package dev.replinode.domain.drill.selftest;

import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.BucketSetting;
import java.util.List;

/** What goes wrong with the settings of the buckets. */
final class SettingFaults {
  private static final String NEXT_DAY = "1";

  private SettingFaults() {}

  static List<PlantedFault> all(Site b) {
    return List.of(
        new PlantedFault(
            "other-cors",
            "CONFIG-CORS",
            b.toString(),
            bench ->
                bench.set(
                    bench.healthy.dest(), BucketSetting.CORS, "https://elsewhere.example.com")),
        new PlantedFault(
            "lifecycle-of-its-own",
            "CONFIG-LIFECYCLE-OWN",
            b.toString(),
            bench -> bench.set(bench.healthy.dest(), BucketSetting.LIFECYCLE, NEXT_DAY)),
        new PlantedFault(
            "lost-lifecycle",
            "CONFIG-LIFECYCLE",
            b.toString(),
            bench -> bench.set(bench.healthy.source(), BucketSetting.LIFECYCLE, NEXT_DAY)),
        new PlantedFault(
            "lost-website",
            "CONFIG-WEBSITE",
            b.toString(),
            bench -> bench.set(bench.healthy.source(), BucketSetting.WEBSITE, "index.html")));
  }
}
