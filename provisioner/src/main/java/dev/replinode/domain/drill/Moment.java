package dev.replinode.domain.drill;

import java.time.Instant;

/**
 * Something that happened.
 *
 * @param monotonicMillis from the start of the drill
 * @param at the same in UTC
 */
public record Moment(long monotonicMillis, Instant at, String event, String detail) {}
