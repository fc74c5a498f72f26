package dev.replinode.domain.drill;

/**
 * A file that the report rests on.
 *
 * @param rows how many lines of data; 0 where it has none
 */
public record Evidence(String file, String sha256, long rows) {}
