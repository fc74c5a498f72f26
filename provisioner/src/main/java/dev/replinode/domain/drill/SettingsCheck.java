package dev.replinode.domain.drill;

import dev.replinode.domain.storage.BucketSetting;
import dev.replinode.domain.storage.StorageException;
import java.util.Optional;

/** Holds the settings of both buckets against each other: a replication copies objects alone. */
final class SettingsCheck {
  /** How many requests it makes. */
  static final int REQUESTS = 2 * BucketSetting.values().length;

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
    Check check =
        switch (setting) {
          case CORS -> Check.CONFIG_CORS;
          case LIFECYCLE ->
              b.equals(BucketSetting.NONE) ? Check.CONFIG_LIFECYCLE : Check.CONFIG_LIFECYCLE_OWN;
          case WEBSITE -> Check.CONFIG_WEBSITE;
          case VERSIONING -> Check.CONFIG_VERSIONING;
          case LOCK -> Check.CONFIG_LOCK;
          case POLICY -> Check.CONFIG_POLICY;
        };
    record.findings.add(
        check, rig.b().site().toString(), shown(a) + " in A, " + shown(b) + " in B");
  }

  private static String shown(String setting) {
    return setting.equals(BucketSetting.NONE) ? "none" : setting.replace('\n', ' ');
  }

  /** A bucket that does not tell is one thing; one that could not be asked leaves a doubt. */
  private Optional<String> told(Place place, BucketSetting setting) {
    try {
      return place.store().setting(place.site().bucket(), setting);
    } catch (StorageException e) {
      record.doubt("the settings of " + place.site() + " could not be read: " + e.getMessage());
      return Optional.empty();
    }
  }
}
