package dev.replinode.sandbox.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The address of a call, taken apart.
 *
 * @param version {@code v4}, {@code v4beta}, or {@code sandbox} for the sandbox's own paths
 * @param path the decoded parts after the version; slugs keep their encoded slashes as slashes
 * @param query decoded query parameters, the last of a name
 */
record RequestTarget(String version, List<String> path, Map<String, String> query) {

  static RequestTarget of(URI uri) {
    List<String> parts = Arrays.asList(uri.getRawPath().replaceFirst("^/+", "").split("/", -1));
    List<String> decoded = parts.stream().map(RequestTarget::decodePart).toList();
    if (decoded.size() > 2 && decoded.get(decoded.size() - 1).isEmpty()) {
      decoded = decoded.subList(0, decoded.size() - 1);
    }
    String version = decoded.get(0);
    if (decoded.size() == 1) {
      return new RequestTarget("", decoded, Map.of());
    }
    List<String> path = version.equals("sandbox") ? decoded : decoded.subList(1, decoded.size());
    return new RequestTarget(version, path, query(uri.getRawQuery()));
  }

  boolean isKnown() {
    boolean isOwn = path.get(0).equals("sandbox");
    return isOwn ? version.equals("sandbox") : version.equals("v4") || version.equals("v4beta");
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        String[] sides = pair.split("=", 2);
        query.put(decode(sides[0]), sides.length > 1 ? decode(sides[1]) : "");
      }
    }
    return query;
  }

  /** Decodes a part of a path, where a plus sign is itself. */
  private static String decodePart(String text) {
    return decode(text.replace("+", "%2B"));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiException.of(400, "The address is not properly encoded.");
    }
  }
}
