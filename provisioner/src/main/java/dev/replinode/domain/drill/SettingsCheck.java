package dev.replinode.domain.drill;

import dev.replinode.domain.storage.BucketSetting;
import dev.replinode.domain.storage.StorageException;
import java.util.Map;
import java.util.Optional;

/** Holds the settings of both buckets against each other: a replication copies objects alone. */
final class SettingsCheck {
  /** How many requests it makes. */
  static final int REQUESTS = 2 * BucketSetting.values().length;

  private static final Map<BucketSetting, Check> CHECKS =
      Map.of(
          BucketSetting.CORS, Check.CONFIG_CORS,
          BucketSetting.LIFECYCLE, Check.CONFIG_LIFECYCLE,
          BucketSetting.WEBSITE, Check.CONFIG_WEBSITE,
          BucketSetting.VERSIONING, Check.CONFIG_VERSIONING,
          BucketSetting.LOCK, Check.CONFIG_LOCK,
          BucketSetting.POLICY, Check.CONFIG_POLICY);

  private final Rig rig;
  private final DrillRecord record;

  SettingsCheck(Rig rig, DrillRecord record) {
    this.rig = rig;
    this.record = record;
  }

  /** Notes each setting as the same, different or unknown. */
  void compare() {
    for (BucketSetting setting : BucketSetting.values()) {
      Optional<String> a = told(rig.a(), setting);
      Optional<String> b = told(rig.b(), setting);
      if (a.isEmpty() || b.isEmpty()) {
        String silent = a.isPresent() ? "B" : b.isPresent() ? "A" : "A and B";
        record.findings.add(Check.CONFIG_UNKNOWN, setting.word(), "not told by " + silent);
      } else if (a.get().equals(b.get())) {
        record.settings.put(setting, Parity.SAME);
      } else {
        record.settings.put(setting, Parity.DIFFERS);
        differs(setting, a.get(), b.get());
      }
    }
  }

  private void differs(BucketSetting setting, String a, String b) {
    boolean removes = setting == BucketSetting.LIFECYCLE && !b.equals(BucketSetting.NONE);
    record.findings.add(
        removes ? Check.CONFIG_LIFECYCLE_OWN : CHECKS.get(setting),
        rig.b().site().toString(),
        shown(a) + " in A, " + shown(b) + " in B");
  }

  private static String shown(String setting) {
    return setting.equals(BucketSetting.NONE) ? "none" : setting.replace('\n', ' ');
  }

  private static Optional<String> told(Place place, BucketSetting setting) {
    try {
      return place.store().setting(place.site().bucket(), setting);
    } catch (StorageException e) {
      return Optional.empty();
    }
  }
}
