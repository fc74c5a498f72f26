package dev.replinode.stackscript;

import dev.replinode.stackscript.DeflateBlock.Step;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;

/**
 * A text in the format of RFC 1951, in one block, smaller than {@link Deflater} makes it: of all
 * ways to say it by bytes and matches the cheapest is taken, by what each cost in the round before.
 * A script takes a moment; a large text would take long.
 */
final class Deflated {
  private static final int ROUNDS = 15;
  private static final int LARGEST_SCRIPT = 40_000;

  private final byte[] text;
  private final Matches matches;
  private double[] symbolBits = new double[DeflateBlock.END + 1 + Ranges.LENGTHS.symbols()];
  private double[] distanceBits = new double[Ranges.DISTANCES.symbols()];

  private Deflated(byte[] text) {
    this.text = text.clone();
    this.matches = new Matches(text);
    Arrays.fill(symbolBits, 8);
    Arrays.fill(distanceBits, 6);
  }

  /** The compressed form of {@code text}. */
  static byte[] of(byte[] text) {
    // What is larger than a script cannot be sent anyway; then the usual size will do.
    return text.length > LARGEST_SCRIPT ? usual(text) : new Deflated(text).smallest();
  }

  private static byte[] usual(byte[] text) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try (InputStream in = new DeflaterInputStream(new ByteArrayInputStream(text), deflater)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be read", e);
    } finally {
      deflater.end();
    }
  }

  private byte[] smallest() {
    byte[] best = round();
    for (int round = 1; round < ROUNDS; round++) {
      byte[] next = round();
      best = next.length < best.length ? next : best;
    }
    return best;
  }

  private byte[] round() {
    DeflateBlock block = new DeflateBlock(cheapest());
    symbolBits = block.symbolBits();
    distanceBits = block.distanceBits();
    return block.write();
  }

  private List<Step> cheapest() {
    double[] cost = new double[text.length + 1];
    Step[] last = new Step[text.length + 1];
    Arrays.fill(cost, 1, cost.length, Double.MAX_VALUE);
    for (int at = 0; at < text.length; at++) {
      int value = text[at] & 0xff;
      if (cost[at] + symbolBits[value] < cost[at + 1]) {
        cost[at + 1] = cost[at] + symbolBits[value];
        last[at + 1] = new Step(value, 0);
      }
      for (int length = Matches.SHORTEST; length <= matches.longest(at); length++) {
        int distance = matches.distance(at, length);
        double with = cost[at] + bits(length, distance);
        if (with < cost[at + length]) {
          cost[at + length] = with;
          last[at + length] = new Step(length, distance);
        }
      }
    }
    Deque<Step> steps = new ArrayDeque<>();
    for (int at = text.length; at > 0; ) {
      steps.addFirst(last[at]);
      at -= last[at].distance() == 0 ? 1 : last[at].value();
    }
    return new ArrayList<>(steps);
  }

  private double bits(int length, int distance) {
    int lengthSymbol = Ranges.LENGTHS.symbol(length);
    int distanceSymbol = Ranges.DISTANCES.symbol(distance);
    return symbolBits[DeflateBlock.END + 1 + lengthSymbol]
        + Ranges.LENGTHS.bits(lengthSymbol)
        + distanceBits[distanceSymbol]
        + Ranges.DISTANCES.bits(distanceSymbol);
  }
}
