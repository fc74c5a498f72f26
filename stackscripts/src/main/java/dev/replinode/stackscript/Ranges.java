package dev.replinode.stackscript;

/** Lengths or distances of RFC 1951, section 3.2.5: a symbol stands for a range of them. */
final class Ranges {
  /** The lengths of matches; the last symbol is for the longest alone. */
  static final Ranges LENGTHS = new Ranges(Matches.SHORTEST, 29, 4, Matches.LONGEST);

  /** The distances of matches. */
  static final Ranges DISTANCES = new Ranges(1, 30, 2, 0);

  private final int[] bases;
  private final int[] bits;

  /**
   * Ranges that begin at {@code first}.
   *
   * @param symbols how many there are
   * @param step after how many symbols a range has one bit more
   * @param last what the last symbol alone stands for; 0 when it is a range like the others
   */
  private Ranges(int first, int symbols, int step, int last) {
    bases = new int[symbols];
    bits = new int[symbols];
    int base = first;
    for (int symbol = 0; symbol < symbols; symbol++) {
      bases[symbol] = base;
      bits[symbol] = Math.max(0, symbol / step - 1);
      base += 1 << bits[symbol];
    }
    if (last > 0) {
      bases[symbols - 1] = last;
      bits[symbols - 1] = 0;
    }
  }

  int symbols() {
    return bases.length;
  }

  /** The symbol whose range holds {@code value}. */
  int symbol(int value) {
    int symbol = bases.length - 1;
    while (bases[symbol] > value) {
      symbol--;
    }
    return symbol;
  }

  /** How many bits tell the place in a symbol's range. */
  int bits(int symbol) {
    return bits[symbol];
  }

  /** The place of {@code value} in its range. */
  int rest(int value) {
    return value - bases[symbol(value)];
  }
}
