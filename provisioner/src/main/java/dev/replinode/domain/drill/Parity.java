package dev.replinode.domain.drill;

/**
 * What is alike on both sides: each {@code same}, {@code differs} or {@code unknown}.
 *
 * @param headers of the sampled objects
 * @param access who may read the sampled objects, and a key that cannot exist
 */
public record Parity(
    String headers,
    String access,
    String cors,
    String lifecycle,
    String website,
    String versioning) {}
