package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.wait.Observation;
import dev.replinode.domain.wait.PollSchedule;
import dev.replinode.domain.wait.Waiter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Waits until an instance has booted: the boot event is finished <em>and</em> the instance says
 * {@code running}. Either alone misleads: status words come late, and events are not seen by every
 * token.
 */
final class BootWatch {
  /** Creating and booting from an image was recorded at 51 to 67 s. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final int LATE_LOOKS = 3;
  private static final Set<String> BOOTS = Set.of("linode_create", "linode_boot", "linode_reboot");

  private final Cloud cloud;
  private final Waiter waiter;
  private final Progress progress;
  private boolean withoutEvents;
  private int looksWithoutBoot;

  BootWatch(Cloud cloud, Waiter waiter, Progress progress) {
    this.cloud = cloud;
    this.waiter = waiter;
    this.progress = progress;
  }

  /**
   * The instance once it runs.
   *
   * @param disappearance notes it when the instance is gone
   * @throws ReplinodeException the answer is no when creation or boot failed or the instance is
   *     gone; inconclusive when the time is over
   */
  Instance await(Instance instance, Disappearance disappearance) {
    return waiter.await(
        boot(instance), PATIENCE, PollSchedule.api(), () -> look(instance, disappearance));
  }

  private static String boot(Instance instance) {
    return "boot of " + instance.describe();
  }

  /** Whether the latest boot is known to have failed; what cannot be known has not. */
  boolean hasFailed(Instance instance) {
    return events(instance.id()).stream().anyMatch(InstanceEvent::isFailed);
  }

  private Observation<Instance> look(Instance instance, Disappearance disappearance) {
    List<InstanceEvent> events = events(instance.id());
    events.stream().filter(InstanceEvent::isFailed).findFirst().ifPresent(e -> fail(instance, e));
    Optional<InstanceEvent> pending = pending(events);
    if (pending.isPresent()) {
      InstanceEvent event = pending.get();
      return Observation.pending(
          event.action() + " " + event.status() + " " + event.percent() + " %");
    }
    Instance now = disappearance.requireThere(instance, boot(instance));
    if (now.isRunning() && isBootAwaited(events)) {
      return Observation.pending(now.status() + ", its boot event has not come yet");
    }
    return now.isRunning()
        ? Observation.done(now.status(), now)
        : Observation.pending(now.status());
  }

  /** The oldest that has not ended; a boot that has ended says that the creation has, too. */
  private static Optional<InstanceEvent> pending(List<InstanceEvent> events) {
    return events.stream().filter(BootWatch::isBoot).anyMatch(InstanceEvent::isFinished)
        ? Optional.empty()
        : events.stream().filter(event -> !event.isFinished()).reduce((newer, older) -> older);
  }

  /** An event may come late, or never: after some looks the status is believed without it. */
  private boolean isBootAwaited(List<InstanceEvent> events) {
    return !withoutEvents
        && events.stream().noneMatch(BootWatch::isBoot)
        && looksWithoutBoot++ < LATE_LOOKS;
  }

  private static boolean isBoot(InstanceEvent event) {
    return event.action().contains("boot");
  }

  /** The events of the latest boot: an earlier one that failed was made good since. */
  private List<InstanceEvent> events(long id) {
    if (withoutEvents) {
      return List.of();
    }
    try {
      List<InstanceEvent> all =
          cloud.events().ofInstance(id).stream()
              .filter(event -> BOOTS.contains(event.action()))
              .distinct()
              .toList();
      int latest = 0;
      while (latest < all.size() && !isBoot(all.get(latest))) {
        latest++;
      }
      boolean isFirstBoot = all.stream().filter(BootWatch::isBoot).count() <= 1;
      return isFirstBoot || latest == all.size() ? all : all.subList(latest, latest + 1);
    } catch (ReplinodeException e) {
      if (e.kind() != Kind.NOT_AUTHORIZED) {
        throw e;
      }
      withoutEvents = true;
      progress.warning("the token may not read events: the boot is followed by its status alone");
      return List.of();
    }
  }

  private static void fail(Instance instance, InstanceEvent event) {
    String cause = event.message().isEmpty() ? "the platform gave no reason" : event.message();
    throw ReplinodeException.of(
        Kind.ANSWER_IS_NO, boot(instance), event.action() + " " + event.status() + ": " + cause);
  }
}
