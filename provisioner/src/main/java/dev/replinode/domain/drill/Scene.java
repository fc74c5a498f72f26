package dev.replinode.domain.drill;

/**
 * One fault and the path on which its effect is seen.
 *
 * @param family how A fails
 * @param path how a client reads
 * @param fault makes A fail
 */
public record Scene(Family family, Reader path, Switch fault) {}
