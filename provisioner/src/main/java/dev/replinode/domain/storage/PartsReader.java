package dev.replinode.domain.storage;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Makes the ETags that the bytes would have, had they been uploaded in the given ways: the MD5 of
 * the MD5s of all parts, a hyphen and their number; and the plain MD5 of an upload in one piece.
 */
final class PartsReader implements BodyReader<PartsReader.Etags> {
  private final MessageDigest whole = HashReader.digest("MD5");
  private final MessageDigest sha256 = HashReader.digest("SHA-256");
  private final List<Cut> cuts = new ArrayList<>();

  /**
   * What the bytes give.
   *
   * @param sha256 of all of them
   * @param etags one for each way to cut, and the one of an upload in one piece
   */
  record Etags(String sha256, List<String> etags) {}

  /** Each way is the sizes of its parts in order; the last size stands for all further parts. */
  PartsReader(List<List<Long>> ways) {
    ways.forEach(way -> cuts.add(new Cut(way)));
  }

  @Override
  public void take(byte[] buffer, int length) {
    whole.update(buffer, 0, length);
    sha256.update(buffer, 0, length);
    cuts.forEach(cut -> cut.take(buffer, length));
  }

  @Override
  public Etags result() {
    List<String> etags = new ArrayList<>();
    etags.add(HexFormat.of().formatHex(whole.digest()));
    cuts.forEach(cut -> etags.add(cut.etag()));
    return new Etags(HexFormat.of().formatHex(sha256.digest()), etags);
  }

  private static final class Cut {
    private final List<Long> sizes;
    private final MessageDigest part = HashReader.digest("MD5");
    private final MessageDigest parts = HashReader.digest("MD5");
    private int done;
    private long left;

    Cut(List<Long> sizes) {
      this.sizes = sizes;
      this.left = sizes.get(0);
    }

    void take(byte[] buffer, int length) {
      int offset = 0;
      while (offset < length) {
        if (left == 0) {
          endPart();
        }
        int taken = (int) Math.min(left, length - offset);
        part.update(buffer, offset, taken);
        offset += taken;
        left -= taken;
      }
    }

    private void endPart() {
      parts.update(part.digest());
      done++;
      left = sizes.get(Math.min(done, sizes.size() - 1));
    }

    String etag() {
      parts.update(part.digest());
      return HexFormat.of().formatHex(parts.digest()) + "-" + (done + 1);
    }
  }
}
