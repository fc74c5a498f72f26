package dev.replinode.domain.failover;

/**
 * A place in the file that a configuration was read from.
 *
 * @param line from 1
 * @param column in UTF-16 units, from 1
 * @param length of what is meant, within the line; 0 when it has no extent
 */
public record Spot(int line, int column, int length) {}
