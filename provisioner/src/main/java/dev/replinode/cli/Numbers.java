package dev.replinode.cli;

import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Numbers of options, each within its range: what is out of it is told with the option's name, or
 * with the line of the file that it stands in.
 */
final class Numbers {
  private Numbers() {}

  /** A whole number from 1 on. */
  static final class Count implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      return (int) whole(value, 1, Integer.MAX_VALUE);
    }
  }

  /** A whole number from 1 on, which may be a large one. */
  static final class Budget implements ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
      return whole(value, 1, Long.MAX_VALUE);
    }
  }

  /** Milliseconds, from 0 on. */
  static final class Millis implements ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
      return whole(value, 0, Integer.MAX_VALUE);
    }
  }

  /** Reads a second, 1 to 100. */
  static final class Rate implements ITypeConverter<Integer> {
    private static final int HIGHEST = 100;

    @Override
    public Integer convert(String value) {
      return (int) whole(value, 1, HIGHEST);
    }
  }

  /** An amount of money, from 0 on. */
  static final class Money implements ITypeConverter<BigDecimal> {
    @Override
    public BigDecimal convert(String value) {
      BigDecimal amount = decimal(value);
      if (amount == null || amount.signum() < 0) {
        throw new TypeConversionException("'" + value + "' is not an amount such as 5 or 0.50");
      }
      return amount;
    }
  }

  /** A part of one. */
  static final class Part implements ITypeConverter<BigDecimal> {
    @Override
    public BigDecimal convert(String value) {
      BigDecimal part = decimal(value);
      if (part == null || part.signum() < 0 || part.compareTo(BigDecimal.ONE) > 0) {
        throw new TypeConversionException(
            "'" + value + "' is not a part of one, from 0 to 1, such as 0.05");
      }
      return part;
    }
  }

  private static long whole(String value, long lowest, long highest) {
    try {
      long number = Long.parseLong(value);
      if (number >= lowest && number <= highest) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through: the complaint is the same.
    }
    boolean isOpen = highest >= Integer.MAX_VALUE;
    throw new TypeConversionException(
        "'"
            + value
            + "' is not a whole number from "
            + lowest
            + (isOpen ? " on" : " to " + highest));
  }

  private static BigDecimal decimal(String value) {
    return value.matches("-?\\d{1,12}(\\.\\d{1,12})?|-?\\.\\d{1,12}")
        ? new BigDecimal(value)
        : null;
  }
}
