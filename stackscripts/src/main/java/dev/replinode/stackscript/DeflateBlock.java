package dev.replinode.stackscript;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The only block of a deflated text, with Huffman codes of its own (RFC 1951, section 3.2.7). */
final class DeflateBlock {
  /** The symbol that ends the block; lengths of matches come after it. */
  static final int END = 256;

  private static final int LONGEST_WORD = 15;

  /** What did not occur may occur in the next round. */
  private static final double UNSEEN = 0.5;

  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  /** One step in a text: a byte as it is (distance 0), or a match. */
  record Step(int value, int distance) {}

  private final List<Step> steps;
  private final int[] symbolCount = new int[END + 1 + Ranges.LENGTHS.symbols()];
  private final int[] distanceCount = new int[Ranges.DISTANCES.symbols()];
  private final HuffmanCode symbols;
  private final HuffmanCode distances;
  private final List<int[]> header = new ArrayList<>();

  DeflateBlock(List<Step> steps) {
    this.steps = List.copyOf(steps);
    symbolCount[END] = 1;
    for (Step step : steps) {
      symbolCount[symbol(step)]++;
      if (step.distance() > 0) {
        distanceCount[Ranges.DISTANCES.symbol(step.distance())]++;
      }
    }
    this.symbols = HuffmanCode.of(symbolCount, LONGEST_WORD);
    this.distances = HuffmanCode.of(distanceCount, LONGEST_WORD);
  }

  /** What each symbol costs: bytes, the end, lengths of matches. */
  double[] symbolBits() {
    return entropy(symbolCount);
  }

  /** What each distance costs. */
  double[] distanceBits() {
    return entropy(distanceCount);
  }

  /** Bits by frequency, not by the word's length: parts of a bit tell close choices apart. */
  private static double[] entropy(int[] counts) {
    double sum = Arrays.stream(counts).sum();
    return Arrays.stream(counts)
        .mapToDouble(count -> Math.log(sum / Math.max(count, UNSEEN)) / Math.log(2))
        .toArray();
  }

  byte[] write() {
    Bits out = new Bits();
    out.number(1, 1);
    out.number(2, 2);
    writeCodes(out);
    int[] symbolWords = symbols.words();
    int[] distanceWords = distances.words();
    for (Step step : steps) {
      int symbol = symbol(step);
      out.word(symbolWords[symbol], symbols.bits(symbol));
      if (step.distance() > 0) {
        out.number(Ranges.LENGTHS.rest(step.value()), Ranges.LENGTHS.bits(symbol - END - 1));
        int distance = Ranges.DISTANCES.symbol(step.distance());
        out.word(distanceWords[distance], distances.bits(distance));
        out.number(Ranges.DISTANCES.rest(step.distance()), Ranges.DISTANCES.bits(distance));
      }
    }
    out.word(symbolWords[END], symbols.bits(END));
    return out.finish();
  }

  private static int symbol(Step step) {
    return step.distance() == 0 ? step.value() : END + 1 + Ranges.LENGTHS.symbol(step.value());
  }

  private void writeCodes(Bits out) {
    int symbolsUsed = symbols.used(END + 1);
    int distancesUsed = distances.used(1);
    int[] all = new int[symbolsUsed + distancesUsed];
    Arrays.setAll(
        all, at -> at < symbolsUsed ? symbols.bits(at) : distances.bits(at - symbolsUsed));
    shorten(all);
    int[] count = new int[ORDER.length];
    header.forEach(entry -> count[entry[0]]++);
    HuffmanCode code = HuffmanCode.of(count, 7);
    int ordered = ORDER.length;
    while (ordered > 4 && code.bits(ORDER[ordered - 1]) == 0) {
      ordered--;
    }
    out.number(symbolsUsed - END - 1, 5);
    out.number(distancesUsed - 1, 5);
    out.number(ordered - 4, 4);
    for (int i = 0; i < ordered; i++) {
      out.number(code.bits(ORDER[i]), 3);
    }
    int[] words = code.words();
    for (int[] entry : header) {
      out.word(words[entry[0]], code.bits(entry[0]));
      out.number(entry[1], entry[2]);
    }
  }

  /** Says runs of equal lengths by one symbol: 16 the one before again, 17 and 18 zeros. */
  private void shorten(int[] all) {
    header.clear();
    for (int at = 0; at < all.length; ) {
      int run = 1;
      while (at + run < all.length && all[at + run] == all[at]) {
        run++;
      }
      if (all[at] == 0 && run >= 11) {
        run = Math.min(run, 138);
        header.add(new int[] {18, run - 11, 7});
      } else if (all[at] == 0 && run >= 3) {
        header.add(new int[] {17, run - 3, 3});
      } else if (at > 0 && all[at] == all[at - 1] && run >= 3) {
        run = Math.min(run, 6);
        header.add(new int[] {16, run - 3, 2});
      } else {
        run = 1;
        header.add(new int[] {all[at], 0, 0});
      }
      at += run;
    }
  }
}
