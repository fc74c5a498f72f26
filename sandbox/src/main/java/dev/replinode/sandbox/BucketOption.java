package dev.replinode.sandbox;

import dev.replinode.sandbox.s3.Bucket;
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
    String bucket = text.substring(0, at);
    if (!Bucket.isName(bucket)) {
      throw new TypeConversionException("'" + bucket + "' cannot be the name of a bucket");
    }
    return new BucketOption(bucket, text.substring(at + 1));
  }

  /** Reads it from an argument. */
  static final class Converter implements ITypeConverter<BucketOption> {
    @Override
    public BucketOption convert(String value) {
      return parse(value);
    }
  }
}
