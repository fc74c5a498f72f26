package dev.replinode.cli;

import dev.replinode.domain.network.Loopback;
import java.net.URI;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How a staging edge is asked; a secret header goes there, so that plain http stays at home. */
final class EdgeWords {
  private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9.-]{0,252})(:\\d{1,5})?";
  private static final String HEADER = "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}";
  private static final String VALUE = "[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?";

  private EdgeWords() {}

  /** {@code https://HOST}, or http on loopback. */
  static final class Address implements ITypeConverter<URI> {
    @Override
    public URI convert(String value) {
      URI address;
      try {
        address = URI.create(value);
      } catch (IllegalArgumentException e) {
        throw wrong(value);
      }
      String scheme = address.getScheme() == null ? "" : address.getScheme();
      boolean isPlain = scheme.toLowerCase(Locale.ROOT).equals("http");
      boolean isSecure = scheme.toLowerCase(Locale.ROOT).equals("https");
      boolean isBare =
          address.getRawUserInfo() == null
              && address.getRawQuery() == null
              && address.getRawFragment() == null;
      if (address.getHost() == null || !isBare || !(isPlain || isSecure)) {
        throw wrong(value);
      }
      if (isPlain && !Loopback.is(address)) {
        throw new TypeConversionException(
            "'" + value + "' is refused: plain http is spoken to this machine only");
      }
      return address;
    }

    private static TypeConversionException wrong(String value) {
      String shown = value.replaceFirst("//.*@", "//***@");
      return new TypeConversionException(
          "'" + shown + "' is not an address such as https://www.example.com.edgekey-staging.net");
    }
  }

  /** A host name, with a port where it is not the usual one. */
  static final class Host implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (!value.matches(HOST)) {
        throw new TypeConversionException("'" + value + "' is not a host such as www.example.com");
      }
      return value;
    }
  }

  /** The name of a header. */
  static final class Header implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (!value.matches(HEADER)) {
        throw new TypeConversionException("'" + value + "' is not the name of a header");
      }
      return value;
    }
  }

  /** Whether a header can carry {@code value}. */
  static boolean isValue(String value) {
    return value.matches(VALUE);
  }
}
