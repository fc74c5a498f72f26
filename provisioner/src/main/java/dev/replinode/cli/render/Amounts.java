package dev.replinode.cli.render;

import dev.replinode.domain.replicator.Platform.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Numbers for people: the same in every locale, so that a screen can be compared with another. */
final class Amounts {
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB");
  private static final int STEP = 1024;
  private static final int SECONDS_A_MINUTE = 60;
  private static final int CENTS = 2;

  private Amounts() {}

  /** {@code 1,234}. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 81.2 MiB}. */
  static String bytes(long number) {
    return bytes((double) number);
  }

  /** {@code 81.2 MiB}, of a rate that has fractions. */
  static String bytes(double number) {
    int unit = 0;
    double value = number;
    while (value >= STEP && unit < UNITS.size() - 1) {
      value /= STEP;
      unit++;
    }
    String format = unit == 0 ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, format, value, UNITS.get(unit));
  }

  /** {@code 1m30s}. */
  static String time(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < SECONDS_A_MINUTE
        ? seconds + "s"
        : seconds / SECONDS_A_MINUTE + "m" + seconds % SECONDS_A_MINUTE + "s";
  }

  /** {@code 3d}, {@code 5h} or {@code 12m}: the largest unit alone. */
  static String age(Duration duration) {
    if (duration.toDays() > 0) {
      return duration.toDays() + "d";
    }
    return duration.toHours() > 0 ? duration.toHours() + "h" : duration.toMinutes() + "m";
  }

  /** {@code $0.036 an hour, $24.00 a month}. */
  static String price(Price price) {
    return "$" + money(price.hourly()) + " an hour, $" + money(price.monthly()) + " a month";
  }

  /** At least two decimals, more where the price has them. */
  static String money(BigDecimal amount) {
    BigDecimal plain = amount.stripTrailingZeros();
    return (plain.scale() < CENTS ? plain.setScale(CENTS, RoundingMode.UNNECESSARY) : plain)
        .toPlainString();
  }
}
