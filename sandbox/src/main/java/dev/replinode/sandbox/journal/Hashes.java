package dev.replinode.sandbox.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells one secret from another without telling it. */
public final class Hashes {
  private static final int DIGITS = 12;
  private static final Pattern SIGNED =
      Pattern.compile("(?:Credential=([^/,\\s]+)/|^AWS ([^:\\s]+):)");
  private static final Set<String> SECRET_PARAMETERS =
      Set.of(
          "token",
          "signature",
          "awsaccesskeyid",
          "x-amz-signature",
          "x-amz-credential",
          "x-amz-security-token");

  private Hashes() {}

  /** {@code sha256:} and the first twelve digits. */
  public static String of(String secret) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whoever sent an {@code Authorization} header, hashed: a bearer token or an S3 access key. */
  public static String who(String authorization) {
    if (authorization == null) {
      return "anonymous";
    }
    Matcher signed = SIGNED.matcher(authorization);
    if (signed.find()) {
      return of(Optional.ofNullable(signed.group(1)).orElseGet(() -> signed.group(2)));
    }
    boolean isBearer = authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    return of(isBearer ? authorization.substring(7).strip() : authorization);
  }

  /** Whoever signed an address with {@code query}: its access key, hashed; empty for nobody. */
  public static Optional<String> whoIn(String query) {
    return parameters(query).stream()
        .map(parameter -> parameter.split("=", 2))
        .filter(sides -> sides.length == 2)
        .filter(sides -> Set.of("x-amz-credential", "awsaccesskeyid").contains(name(sides)))
        .map(sides -> of(sides[1].split("/|%2F", 2)[0]))
        .findFirst();
  }

  /** A query without its secrets. */
  public static String query(String query) {
    return String.join("&", parameters(query).stream().map(Hashes::parameter).toList());
  }

  private static String parameter(String parameter) {
    String[] sides = parameter.split("=", 2);
    boolean isSecret = sides.length == 2 && SECRET_PARAMETERS.contains(name(sides));
    return isSecret ? sides[0] + "=" + of(sides[1]) : parameter;
  }

  private static String name(String[] sides) {
    return sides[0].toLowerCase(Locale.ROOT);
  }

  private static List<String> parameters(String query) {
    return query == null || query.isEmpty() ? List.of() : Arrays.asList(query.split("&", -1));
  }
}
