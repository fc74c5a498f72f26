package dev.replinode.probe;

import dev.replinode.domain.failover.OriginSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A key below a base, without any signature; slashes stay, all else that is not plain is encoded.
 */
public record PlainAddress(URI base, String folder) implements OriginSource {
  private static final String PLAIN = "-._~/";

  @Override
  public String name() {
    return base + (folder.isEmpty() ? "" : "/" + folder);
  }

  @Override
  public URI request(String method, String key) {
    String start = base.toString().replaceAll("/+$", "") + "/";
    return URI.create(start + (folder.isEmpty() ? "" : folder + "/") + encoded(key));
  }

  private static String encoded(String key) {
    StringBuilder text = new StringBuilder();
    for (byte octet : key.getBytes(StandardCharsets.UTF_8)) {
      boolean isPlain =
          octet > 0 && (isLetterOrDigit((char) octet) || PLAIN.indexOf((char) octet) >= 0);
      text.append(isPlain ? String.valueOf((char) octet) : String.format("%%%02X", octet));
    }
    return text.toString();
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
