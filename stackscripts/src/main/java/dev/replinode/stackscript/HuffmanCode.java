package dev.replinode.stackscript;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A canonical Huffman code as RFC 1951, section 3.2.2, has it. */
final class HuffmanCode {
  private record Packet(long weight, List<Integer> symbols) {}

  private final int[] lengths;

  private HuffmanCode(int[] lengths) {
    this.lengths = lengths;
  }

  /** Bits of a symbol's word; 0 for a symbol that does not occur. */
  int bits(int symbol) {
    return lengths[symbol];
  }

  /** The best code for these frequencies whose words have at most {@code limit} bits. */
  static HuffmanCode of(int[] frequencies, int limit) {
    List<Packet> leaves = new ArrayList<>();
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      if (frequencies[symbol] > 0) {
        leaves.add(new Packet(frequencies[symbol], List.of(symbol)));
      }
    }
    int[] lengths = new int[frequencies.length];
    if (leaves.size() < 2) {
      leaves.forEach(leaf -> lengths[leaf.symbols().get(0)] = 1);
      return new HuffmanCode(lengths);
    }
    leaves.sort(Comparator.comparingLong(Packet::weight));
    // Package-merge: each symbol's length is how often it is among the cheapest packets.
    List<Packet> packets = leaves;
    for (int bit = 1; bit < limit; bit++) {
      packets = merged(leaves, packets);
    }
    packets.subList(0, 2 * leaves.size() - 2).stream()
        .flatMap(packet -> packet.symbols().stream())
        .forEach(symbol -> lengths[symbol]++);
    return new HuffmanCode(lengths);
  }

  private static List<Packet> merged(List<Packet> leaves, List<Packet> packets) {
    List<Packet> all = new ArrayList<>(leaves);
    for (int i = 0; i + 1 < packets.size(); i += 2) {
      List<Integer> symbols = new ArrayList<>(packets.get(i).symbols());
      symbols.addAll(packets.get(i + 1).symbols());
      all.add(new Packet(packets.get(i).weight() + packets.get(i + 1).weight(), symbols));
    }
    all.sort(Comparator.comparingLong(Packet::weight));
    return all;
  }

  /** The words of the code, to be written with their highest bit first. */
  int[] words() {
    int[] words = new int[lengths.length];
    int word = 0;
    for (int length = 1; length < Integer.SIZE / 2; length++) {
      for (int symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] == length) {
          words[symbol] = word++;
        }
      }
      word <<= 1;
    }
    return words;
  }

  /** How many symbols there are up to the last that occurs, and at least {@code least}. */
  int used(int least) {
    int used = lengths.length;
    while (used > least && lengths[used - 1] == 0) {
      used--;
    }
    return used;
  }
}
