package dev.replinode.domain.drill;

import java.util.Optional;

/**
 * How much was compared and how much was equal.
 *
 * @param objects how many objects A's listing holds
 * @param differing how many of them differ by their listings
 * @param pending how many the replication still has time to copy; they count for nothing
 * @param unproven how many have equal lengths, and nobody compared more of them
 * @param sampled how many were read on both sides
 * @param seed what chose them
 * @param matched how many of the sampled have the same bytes
 * @param bytesRead in both buckets together
 * @param fraction the part that is proven equal; absent when not measured
 * @param atMost the part that is equal if all of the unproven are
 * @param statement what that proves, in words; a sample never proves all
 */
public record Integrity(
    long objects,
    long differing,
    long pending,
    long unproven,
    long sampled,
    long seed,
    long matched,
    long mismatched,
    long bytesRead,
    Optional<String> fraction,
    Optional<String> atMost,
    String statement) {}
