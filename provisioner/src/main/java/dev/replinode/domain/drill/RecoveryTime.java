package dev.replinode.domain.drill;

import dev.replinode.domain.drill.Objective.Result;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The worst recovery of all faults, held against its target. */
record RecoveryTime(Optional<BigDecimal> target, String basis) {
  private static final String NAME = "rto";
  private static final String UNIT = "s";

  /** A missed target first, then what was not seen to recover, then the slowest recovery. */
  Objective over(List<SceneResult> scenes) {
    Optional<Objective> never =
        scenes.stream()
            .filter(scene -> scene.lowerBoundMillis().isPresent())
            .max(Comparator.comparing(scene -> scene.lowerBoundMillis().orElseThrow()))
            .map(this::never);
    Optional<Objective> worst =
        scenes.stream()
            .flatMap(scene -> scene.totalMillis().stream())
            .max(Comparator.naturalOrder())
            .map(this::recovered);
    Optional<Objective> untold =
        scenes.stream().filter(scene -> !scene.isTold()).map(this::untold).findFirst();
    return Stream.concat(never.stream(), worst.stream())
        .filter(objective -> objective.result() == Result.BREACHED)
        .findFirst()
        .or(() -> never)
        .or(() -> untold)
        .or(() -> worst)
        .orElseGet(() -> unmeasured("nothing was made to fail at this level"));
  }

  private Objective recovered(long millis) {
    String reason = "measured in: " + basis;
    return Judge.judged(NAME, target, Judge.seconds(millis), UNIT, reason, false);
  }

  private Objective untold(SceneResult scene) {
    return unmeasured("too few reads were answered by a bucket during " + scene.mark().scene());
  }

  /** Reads that never came right took longer than they were watched. */
  private Objective never(SceneResult scene) {
    BigDecimal least = Judge.seconds(scene.lowerBoundMillis().orElseThrow());
    String reason =
        "reads did not come right within "
            + least.toPlainString()
            + " s of "
            + scene.mark().scene();
    boolean isBreached = target.isPresent() && least.compareTo(target.get()) > 0;
    return isBreached
        ? new Objective(
            NAME,
            Result.BREACHED,
            target.map(BigDecimal::toPlainString),
            Optional.of("> " + least.toPlainString()),
            UNIT,
            Optional.of(reason))
        : unmeasured(reason);
  }

  private Objective unmeasured(String reason) {
    return Judge.unmeasured(NAME, target, UNIT, reason);
  }
}
