package dev.replinode.domain.drill.selftest;

import dev.replinode.domain.drill.Answer;
import dev.replinode.domain.drill.Outcome;
import dev.replinode.domain.drill.Reader;
import dev.replinode.domain.drill.Side;
import dev.replinode.domain.drill.Switch;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Paths and faults that misbehave in one way. */
final class Twists {
  private static final int OK = 200;
  private static final int BROKEN = 500;

  private Twists() {}

  /** A cache that has everything. */
  static Reader cached(Reader path) {
    return key -> {
      Answer a = path.read(key);
      return new Answer(
          Outcome.OK,
          OK,
          Optional.empty(),
          true,
          a.headers(),
          a.sha256(),
          a.bytes(),
          a.isGzip(),
          a.date());
    };
  }

  /** Success with a page that says sorry. */
  static Reader errorPage(Reader path) {
    return withBody(path, "0000000000000000000000000000000000000000000000000000000000000000", 40);
  }

  /** Success with nothing in it. */
  static Reader emptyBody(Reader path) {
    return withBody(path, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", 0);
  }

  private static Reader withBody(Reader path, String sha256, long bytes) {
    return key -> {
      Answer a = path.read(key);
      boolean isFromA = a.origin().filter(Side.A::equals).isPresent();
      return isFromA
          ? a
          : new Answer(Outcome.OK, OK, a.origin(), false, Map.of(), sha256, bytes, false, a.date());
    };
  }

  /** Reads of which every other one is served by the wrong bucket. */
  static Reader flapping(Reader path) {
    AtomicInteger count = new AtomicInteger();
    return key -> {
      Answer answer = path.read(key);
      boolean isWrong =
          answer.origin().filter(Side.B::equals).isPresent() && count.incrementAndGet() % 2 == 0;
      return isWrong ? answer.from(Side.A) : answer;
    };
  }

  /** A path that stays with B once it was there. */
  static Reader sticky(Reader path, Reader b) {
    AtomicBoolean isAtB = new AtomicBoolean();
    return key -> {
      if (isAtB.get()) {
        return b.read(key).from(Side.B);
      }
      Answer answer = path.read(key);
      isAtB.compareAndSet(false, answer.origin().filter(Side.B::equals).isPresent());
      return answer;
    };
  }

  /** A path that fails some reads of B before it works. */
  static Reader hesitant(Reader path, int failures) {
    AtomicInteger left = new AtomicInteger(failures);
    return key -> {
      Answer answer = path.read(key);
      boolean isFromB = answer.origin().filter(Side.B::equals).isPresent();
      return isFromB && left.getAndDecrement() > 0 ? status(BROKEN) : answer;
    };
  }

  /** A path that never tells who answered, nor anything by which that could be told. */
  static Reader anonymous(Reader path) {
    return key -> {
      Answer a = path.read(key);
      return new Answer(
          a.outcome(),
          a.status(),
          Optional.empty(),
          false,
          Map.of(),
          a.sha256(),
          a.bytes(),
          a.isGzip(),
          a.date());
    };
  }

  /** An answer of that status and nothing else. */
  static Answer status(int status) {
    return new Answer(
        Outcome.of(status),
        status,
        Optional.empty(),
        false,
        Map.of(),
        "",
        0,
        false,
        Optional.empty());
  }

  /** A bucket that answers with a status while {@code isOn}. */
  static Reader answering(Reader a, AtomicBoolean isOn, int status) {
    return key -> isOn.get() ? status(status) : a.read(key);
  }

  /** A fault that is only a flag. */
  static Switch flag(AtomicBoolean isOn, String what) {
    return new Flag(isOn, what);
  }

  /** A fault, and something that happens with it. */
  static Switch with(Switch fault, Runnable alsoOn) {
    return new Also(fault, alsoOn);
  }

  private record Flag(AtomicBoolean isOn, String describe) implements Switch {
    @Override
    public void on() {
      isOn.set(true);
    }

    @Override
    public void off() {
      isOn.set(false);
    }
  }

  private record Also(Switch fault, Runnable alsoOn) implements Switch {
    @Override
    public String describe() {
      return fault.describe();
    }

    @Override
    public void on() {
      fault.on();
      alsoOn.run();
    }

    @Override
    public void off() {
      fault.off();
    }
  }
}
