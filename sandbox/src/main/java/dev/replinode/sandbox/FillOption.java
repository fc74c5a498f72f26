package dev.replinode.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What to fill a bucket with: {@code B@R=sample} or {@code B@R=DIR}.
 *
 * @param bucket where to
 * @param folder a folder to copy; empty for the sample
 */
record FillOption(BucketOption bucket, Optional<Path> folder) {

  /** Reads it from an argument. */
  static final class Converter implements ITypeConverter<FillOption> {
    @Override
    public FillOption convert(String value) {
      int equals = value.indexOf('=');
      if (equals < 0 || equals == value.length() - 1) {
        throw new TypeConversionException("'" + value + "' is not of the form BUCKET@REGION=DIR");
      }
      BucketOption bucket = BucketOption.parse(value.substring(0, equals));
      String source = value.substring(equals + 1);
      if (source.equals("sample")) {
        return new FillOption(bucket, Optional.empty());
      }
      Path folder = Path.of(source);
      if (!Files.isDirectory(folder)) {
        throw new TypeConversionException("there is no folder '" + source + "'");
      }
      return new FillOption(bucket, Optional.of(folder));
    }
  }
}
