package dev.replinode.domain.drill;

import java.math.BigDecimal;

/**
 * What the drill was reckoned to cost before it began.
 *
 * @param usd dollars, transfer at the price of the limits
 */
public record Estimate(long requests, long bytes, BigDecimal usd) {}
