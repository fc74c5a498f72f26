package dev.replinode.sandbox.instance;

import dev.replinode.distro.DistroPackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs what instances were deployed with. One thread starts and ends all processes: bubblewrap dies
 * with the thread that started it, and orders for one instance are carried out in turn.
 */
public final class Machines implements AutoCloseable {
  private static final long STOP_SECONDS = 5;

  /** An instance whose disk is being made is waited for, or its folder would stay behind. */
  private static final long END_SECONDS = 60;

  private final Path folder;
  private final Consumer<Consumer<Programs.Ready>> programs;
  private final ScriptPolicy policy;
  private final SpoiltScript spoiltScript;
  private final ExecutorService thread;
  private final Map<Integer, Process> processes = new ConcurrentHashMap<>();
  private final Set<Integer> gone = ConcurrentHashMap.newKeySet();

  /** How often an instance was stopped: what was to start before then does not start any more. */
  private final Map<Integer, Integer> stops = new ConcurrentHashMap<>();

  /**
   * Runs nothing yet.
   *
   * @param folder gets a folder for each instance
   * @param allowScripts whether scripts other than the built-in one may run
   * @param timeScale how many times faster the timers of scripts run
   */
  public Machines(
      Path folder, DistroPackages distribution, boolean allowScripts, double timeScale) {
    this(folder, new Programs(new Packages(distribution), timeScale)::whenReady, allowScripts);
  }

  /**
   * The same.
   *
   * @param programs calls back when the programs are there that instances need
   */
  Machines(Path folder, Consumer<Consumer<Programs.Ready>> programs, boolean allowScripts) {
    this.folder = folder;
    this.programs = programs;
    BuiltInScript builtIn = new BuiltInScript();
    this.policy = new ScriptPolicy(builtIn, allowScripts);
    this.spoiltScript = new SpoiltScript(builtIn);
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "machines");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts an instance's processes, in a while.
   *
   * @param first whether its scripts run; later only the timers that they have set
   * @param spoilt whether they run with a destination secret that is wrong
   */
  void start(MachineOrder order, boolean first, boolean spoilt) {
    if (order.hasNothingToRun()) {
      return;
    }
    MachineOrder used = spoilt ? spoiltScript.of(order) : order;
    int stopsBefore = stops(order.id());
    programs.accept(
        ready ->
            thread.execute(
                () -> {
                  if (stops(order.id()) == stopsBefore) {
                    tryToRun(used, order, first, ready);
                  }
                }));
  }

  /**
   * Ends an instance's processes, at once or as soon as what is being started has started. What
   * still waits for its programs does not start.
   */
  void stop(int id) {
    stops.merge(id, 1, Integer::sum);
    thread.execute(() -> end(id));
  }

  /** Ends an instance's processes and removes its folder; it may be started anew. */
  void erase(int id) {
    stops.merge(id, 1, Integer::sum);
    thread.execute(
        () -> {
          end(id);
          Folders.delete(folder(id).path());
        });
  }

  /** Ends an instance's processes and removes its folder, for good. */
  void destroy(int id) {
    gone.add(id);
    erase(id);
  }

  private int stops(int id) {
    return stops.getOrDefault(id, 0);
  }

  /** What an instance has printed so far; empty when it has not begun to run anything. */
  public String console(int id) throws IOException {
    Path console = folder(id).console();
    return Files.exists(console)
        ? new String(Files.readAllBytes(console), StandardCharsets.UTF_8)
        : "";
  }

  @Override
  public void close() {
    thread.execute(() -> new HashSet<>(processes.keySet()).forEach(this::end));
    thread.shutdown();
    try {
      thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    processes.values().forEach(Process::destroyForcibly);
  }

  private void tryToRun(
      MachineOrder order, MachineOrder original, boolean first, Programs.Ready ready) {
    if (gone.contains(order.id())) {
      return;
    }
    try {
      run(order, original, first, ready);
    } catch (IOException e) {
      System.err.println("sandbox: instance " + order.id() + ": " + e.getMessage());
    }
  }

  private void run(MachineOrder order, MachineOrder original, boolean first, Programs.Ready ready)
      throws IOException {
    InstanceFolder disk = folder(order.id());
    disk.prepare();
    Optional<String> refusal = policy.refusal(original, ready.isolation().isPresent());
    if (refusal.isPresent()) {
      disk.say(refusal.get());
      return;
    }
    if (order.script().isPresent()) {
      disk.installStackScript(order.script().get());
    }
    if (order.userData().isPresent()) {
      installUserData(disk, order);
    }
    disk.offerRclone(ready.rcloneProblem());
    ProcessBuilder builder =
        ready.isolation().isPresent()
            ? ready.isolation().get().command(disk, ready.rclone(), order.environment(), first)
            : PlainProcess.command(disk, ready.rclone(), order.environment(), first);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(disk.console().toFile()));
    end(order.id());
    processes.put(order.id(), builder.start());
  }

  private static void installUserData(InstanceFolder disk, MachineOrder order) throws IOException {
    String userData = order.userData().get();
    if (!order.hasCloudInit()) {
      disk.say("user data is not run: the image has no cloud-init");
    } else if (userData.startsWith("#!")) {
      disk.installUserData(userData);
    } else if (userData.startsWith(CloudConfig.FIRST_LINE)) {
      installCloudConfig(disk, userData);
    } else {
      disk.say("user data that begins with neither #! nor #cloud-config is not interpreted");
    }
  }

  private static void installCloudConfig(InstanceFolder disk, String userData) throws IOException {
    try {
      CloudConfig config = CloudConfig.read(userData);
      if (!config.leftOut().isEmpty()) {
        disk.say(
            "#cloud-config: not supported and left out: " + String.join(", ", config.leftOut()));
      }
      disk.installUserData(config.script());
    } catch (IllegalArgumentException e) {
      disk.say("#cloud-config is not carried out: " + e.getMessage());
    }
  }

  private void end(int id) {
    Process process = processes.remove(id);
    if (process == null) {
      return;
    }
    try {
      halt(process);
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Stops a process from making more of them: bubblewrap that is killed between making its child
   * and telling it to die with its parent would leave the child behind.
   */
  private static void halt(Process process) throws InterruptedException {
    try {
      new ProcessBuilder("bash", "-c", "kill -STOP \"$0\"", Long.toString(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      // Then it is ended as it is.
    }
  }

  private InstanceFolder folder(int id) {
    return new InstanceFolder(folder.resolve(Integer.toString(id)));
  }
}
