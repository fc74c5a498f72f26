package dev.replinode.domain.replicator;

import dev.replinode.domain.finding.Findings;
import dev.replinode.domain.replicator.Account.Settings;
import dev.replinode.domain.replicator.Buckets.Contents;
import dev.replinode.domain.replicator.Platform.InstanceType;
import dev.replinode.domain.replicator.Platform.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** What the bill will say, and whether that is too much. */
final class PriceCheck {
  /** The platform counts transfer in gigabytes of this many bytes. */
  private static final long GIGABYTE = 1_000_000_000L;

  private final Basics basics;
  private final Findings findings;

  PriceCheck(Basics basics, Findings findings) {
    this.basics = basics;
    this.findings = findings;
  }

  /** The price of the instance with what the account's settings add to it. */
  Price price(InstanceType type, Optional<Settings> settings) {
    Price price = type.price();
    if (settings.filter(Settings::forcedBackups).isPresent()) {
      if (type.backups().isPresent()) {
        price = price.plus(type.backups().get());
      }
      findings.warn(
          "account.backups",
          "the account",
          "it adds paid backups to every new instance"
              + type.backups()
                  .map(more -> ", here $" + money(more.monthly()) + " a month of the price")
                  .orElse(", whose price for this type is not told"),
          "turn it off in the account's settings, or the backups of this instance afterwards");
    }
    Price all = price;
    basics
        .maxMonthlyPrice()
        .filter(most -> all.monthly().compareTo(most) > 0)
        .ifPresent(
            most ->
                findings.refuse(
                    "price.too-high",
                    "type " + type.id(),
                    "it costs $"
                        + money(all.monthly())
                        + " a month, more than --max-monthly-price "
                        + most,
                    "a smaller --type, or a higher --max-monthly-price"));
    return price;
  }

  /** Whether copying the source once sends more than the price includes, and what that costs. */
  void transfer(InstanceType type, Contents source, Platform platform, String region) {
    long included = type.price().transferGigabytes();
    long needed = source.bytes() / GIGABYTE;
    if (needed <= included) {
      return;
    }
    Optional<BigDecimal> price =
        findings.look(
            "price.transfer-unknown",
            "the price of transfer",
            "what exceeds the included one costs more than is told",
            () -> platform.transferPrice(region));
    findings.warn(
        "price.transfer",
        "type " + type.id(),
        String.format(
            "it includes %,d GB of outbound transfer for a whole month, and the first run sends"
                + " about %,d GB: what exceeds the account's pool is billed by the gigabyte%s",
            included, needed, price.map(each -> cost(each, needed - included)).orElse("")),
        "a --type that includes more, or room in the account's transfer pool");
  }

  private static String cost(BigDecimal each, long gigabytes) {
    BigDecimal most =
        each.multiply(BigDecimal.valueOf(gigabytes)).setScale(2, RoundingMode.CEILING);
    return ", here $" + money(each) + ", so up to $" + money(most);
  }

  /** What else the account's settings mean for the bill. */
  void objectStorage(Optional<Settings> settings) {
    String state = settings.map(Settings::objectStorage).orElse("");
    if (state.equals("disabled") && !basics.hasOwnKeys()) {
      findings.warn(
          "account.object-storage",
          "the account",
          "Object Storage is off: the first bucket or key turns it on, for a monthly charge",
          "nothing, if that is meant; it is turned off by cancelling Object Storage in Cloud"
              + " Manager");
    } else if (state.equals("suspended")) {
      findings.warn(
          "account.object-storage",
          "the account",
          "Object Storage is suspended: keys and buckets may be refused",
          "settle the account's balance, or ask the platform's support");
    }
  }

  private static String money(BigDecimal amount) {
    return amount.toPlainString();
  }
}
