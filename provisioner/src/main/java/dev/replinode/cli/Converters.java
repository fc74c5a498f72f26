package dev.replinode.cli;

import dev.replinode.domain.drill.Level;
import dev.replinode.domain.replicator.FirewallChoice;
import dev.replinode.domain.replicator.Replication;
import dev.replinode.domain.replicator.ReplicatorName;
import dev.replinode.domain.storage.BucketRef;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Turns the words of options into domain values; the domain's own sentence is the complaint. */
final class Converters {
  private Converters() {}

  /** {@code BUCKET@REGION}. */
  static final class Bucket implements ITypeConverter<BucketRef> {
    @Override
    public BucketRef convert(String value) {
      return parse(value, BucketRef::parse);
    }
  }

  /** A replicator's name. */
  static final class Name implements ITypeConverter<ReplicatorName> {
    @Override
    public ReplicatorName convert(String value) {
      return parse(value, ReplicatorName::new);
    }
  }

  /** {@code new}, {@code none} or an id. */
  static final class Firewall implements ITypeConverter<FirewallChoice> {
    @Override
    public FirewallChoice convert(String value) {
      return parse(value, FirewallChoice::parse);
    }
  }

  /** A count or a percentage. */
  static final class Bound implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (!Replication.isBound(value)) {
        throw new TypeConversionException(
            value.matches("\\d+")
                ? "'" + value + "' is more than " + Replication.LARGEST_BOUND
                : "'" + value + "' is neither a number of objects nor a percentage such as 10%");
      }
      return value;
    }
  }

  /** A level of a drill. */
  static final class DrillLevel implements ITypeConverter<Level> {
    @Override
    public Level convert(String value) {
      return parse(value, Level::of);
    }
  }

  /** {@code enabled} or {@code disabled}. */
  static final class DiskEncryption implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (!value.matches("enabled|disabled")) {
        throw new TypeConversionException("'" + value + "' is neither 'enabled' nor 'disabled'");
      }
      return value;
    }
  }

  private static <T> T parse(String value, Function<String, T> parser) {
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
