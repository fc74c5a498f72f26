package dev.replinode.sandbox.instance;

import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.fault.Faults;
import dev.replinode.sandbox.state.Account;
import dev.replinode.sandbox.state.Entity;
import dev.replinode.sandbox.state.EventLog;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Takes instances from one status to the next, with the events and percentages that the platform
 * was seen to give. The methods are called under the account's lock.
 */
public final class Lifecycle implements AutoCloseable {
  private final Account account;
  private final EventLog events;
  private final Catalog catalog;
  private final Faults faults;
  private final Timing timing;
  private final Machines machines;
  private final ScheduledExecutorService timer;

  /** Moves the instances of {@code account} and runs their scripts on {@code machines}. */
  public Lifecycle(
      Account account,
      EventLog events,
      Catalog catalog,
      Faults faults,
      Timing timing,
      Machines machines) {
    this.account = account;
    this.events = events;
    this.catalog = catalog;
    this.faults = faults;
    this.timing = timing;
    this.machines = machines;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "lifecycle");
              thread.setDaemon(true);
              return thread;
            });
    faults.onChange(
        fault -> underLock(() -> account.table(Account.Kind.INSTANCE).all().forEach(this::strike)));
  }

  /** A new instance: provisions it and, when it has an image and shall boot, boots it. */
  public void create(Resource instance, boolean booted) {
    boolean hasImage = Json.has(instance.view(), "image");
    int create = events.schedule("linode_create", Entity.linode(instance), image(instance));
    int boot = hasImage && booted ? scheduleBoot(instance) : 0;
    later(timing.provision(0.05), instance, () -> events.progress(create, 5));
    if (faults.has(Faults.Kind.STUCK_PROVISIONING)) {
      return;
    }
    later(timing.provision(0.5), instance, () -> events.progress(create, 53));
    if (faults.has(Faults.Kind.CREATE_FAILED)) {
      later(timing.provision(0.6), instance, () -> failCreate(instance, create, boot));
      return;
    }
    later(timing.provision(0.8), instance, () -> events.progress(create, 59));
    later(timing.provision(1), instance, () -> provisioned(instance, create, boot));
  }

  /** Boots an instance that is off. */
  public void boot(Resource instance) {
    start(instance, scheduleBoot(instance));
  }

  /** Stops what runs on an instance and starts it again; its script does not run again. */
  public void reboot(Resource instance) {
    reboot(instance, "linode_reboot");
  }

  private void reboot(Resource instance, String action) {
    int event = events.schedule(action, Entity.linode(instance), config(instance));
    status(instance, "rebooting");
    events.progress(event, 10);
    machines.stop(instance.id());
    later(timing.boot(1), instance, () -> running(instance, event));
  }

  /** Ends everything that runs on an instance. */
  public void shutdown(Resource instance) {
    int event = events.schedule("linode_shutdown", Entity.linode(instance), null);
    status(instance, "shutting_down");
    events.progress(event, 7);
    machines.stop(instance.id());
    later(
        timing.boot(0.5),
        instance,
        () -> {
          status(instance, "offline");
          events.finish(event);
        });
  }

  /** Wipes an instance and makes it anew from what it is now ordered with. */
  public void rebuild(Resource instance, boolean booted) {
    int rebuild = events.schedule("linode_rebuild", Entity.linode(instance), image(instance));
    int boot = booted ? scheduleBoot(instance) : 0;
    status(instance, "rebuilding");
    events.progress(rebuild, 5);
    machines.erase(instance.id());
    later(timing.provision(1), instance, () -> provisioned(instance, rebuild, boot));
  }

  /** Does something to a disk of an instance, which takes a part of the time to provision one. */
  public void work(Resource instance, String action, Entity disk, Runnable done) {
    int event = events.schedule(action, Entity.linode(instance), disk);
    later(timing.provision(0.1), instance, () -> events.progress(event, 10));
    later(
        timing.provision(0.4),
        instance,
        () -> {
          done.run();
          events.finish(event);
        });
  }

  /** Forgets what an instance that is off has on its disks. */
  public void wipe(Resource instance) {
    machines.erase(instance.id());
  }

  /** The number of the configuration profile that an instance with an image comes with. */
  public static int configId(Resource instance) {
    return instance.id() + 4_000_000;
  }

  /** An instance that was taken out of the account: ends its processes and removes its folder. */
  public void delete(Resource instance) {
    events.cancelOpen(instance.id());
    int event = events.schedule("linode_delete", Entity.linode(instance), null);
    machines.destroy(instance.id());
    schedule(timing.boot(0.1), () -> events.finish(event));
  }

  /**
   * Takes up the instances of an earlier sandbox, whose processes are gone: what was running boots
   * again, what was on the way to somewhere else is off.
   */
  public void resume() {
    for (Resource instance : account.table(Account.Kind.INSTANCE).all()) {
      events.cancelOpen(instance.id());
      StoredParts.settle(instance);
      boolean wasRunning = instance.text("status").equals("running");
      status(instance, "offline");
      if (wasRunning) {
        boot(instance);
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void provisioned(Resource instance, int create, int boot) {
    events.finish(create);
    if (boot == 0) {
      status(instance, "offline");
    } else {
      start(instance, boot);
    }
  }

  private void failCreate(Resource instance, int create, int boot) {
    events.fail(create, "The host ran out of room while the disk was made.");
    if (boot != 0) {
      events.fail(boot, "There is no disk to boot.");
    }
    status(instance, "offline");
  }

  private void start(Resource instance, int boot) {
    status(instance, "booting");
    events.progress(boot, 49);
    later(timing.boot(1), instance, () -> booted(instance, boot));
  }

  private void booted(Resource instance, int boot) {
    if (faults.has(Faults.Kind.BOOT_FAILED)) {
      events.fail(boot, "The instance did not come up: no bootable disk was found.");
      status(instance, "offline");
      return;
    }
    running(instance, boot);
  }

  private void running(Resource instance, int event) {
    status(instance, "running");
    events.finish(event);
    boolean first = !instance.hidden().has("script_done");
    instance.hidden().addProperty("script_done", true);
    if (!faults.has(Faults.Kind.NO_SCRIPT)) {
      machines.start(order(instance), first, faults.has(Faults.Kind.SCRIPT_FAILED));
    }
    strike(instance);
  }

  /** What faults do to an instance that runs, without anybody having asked for it. */
  private void strike(Resource instance) {
    if (isStruck(Faults.Kind.INSTANCE_KILLED, instance)) {
      machines.stop(instance.id());
      status(instance, "offline");
    } else if (isStruck(Faults.Kind.INSTANCE_REBOOTED, instance)) {
      reboot(instance, "host_reboot");
    }
  }

  private boolean isStruck(Faults.Kind kind, Resource instance) {
    return instance.text("status").equals("running")
        && Stream.of(Integer.toString(instance.id()), instance.label(), "any")
            .anyMatch(name -> faults.take(kind, name));
  }

  private MachineOrder order(Resource instance) {
    String region = instance.text("region");
    int datacenter =
        1 + catalog.regions().stream().map(r -> r.get("id").getAsString()).toList().indexOf(region);
    return MachineOrder.of(instance, datacenter);
  }

  private int scheduleBoot(Resource instance) {
    return events.schedule("linode_boot", Entity.linode(instance), config(instance));
  }

  private Entity image(Resource instance) {
    String id = instance.text("image");
    return Catalog.find(catalog.images(), id)
        .map(image -> Entity.image(id, image.get("label").getAsString()))
        .orElse(null);
  }

  private Entity config(Resource instance) {
    String image =
        Catalog.find(catalog.images(), instance.text("image"))
            .map(found -> found.get("label").getAsString())
            .orElse("Linode");
    return StoredParts.bootedConfig(instance, image);
  }

  private void status(Resource instance, String status) {
    instance.view().addProperty("status", status);
    instance.view().addProperty("updated", account.now());
  }

  /** Runs a step under the lock, unless the instance is gone by then. */
  private void later(Duration delay, Resource instance, Runnable step) {
    schedule(
        delay,
        () -> {
          if (account.table(Account.Kind.INSTANCE).find(instance.id()).isPresent()) {
            step.run();
          }
        });
  }

  private void schedule(Duration delay, Runnable step) {
    Future<?> unused = timer.schedule(() -> underLock(step), delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void underLock(Runnable step) {
    try {
      account.use(
          true,
          () -> {
            step.run();
            return null;
          });
    } catch (RuntimeException e) {
      // The timer would swallow it, and an instance would stay where it is without a word.
      System.err.println("sandbox: an instance does not get on: " + e);
    }
  }
}
