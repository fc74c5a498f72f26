package dev.replinode.sandbox;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A bucket on the command line: {@code B@R}.
 *
 * @param bucket its label
 * @param place an endpoint id or a compute region
 */
record BucketOption(String bucket, String place) {

  static BucketOption parse(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1 || at == text.length() - 1) {
      throw new TypeConversionException("'" + text + "' is not of the form BUCKET@REGION");
    }
    return new BucketOption(text.substring(0, at), text.substring(at + 1));
  }

  /** Reads it from an argument. */
  static final class Converter implements ITypeConverter<BucketOption> {
    @Override
    public BucketOption convert(String value) {
      return parse(value);
    }
  }
}
