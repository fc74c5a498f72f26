package dev.replinode.domain.drill;

/**
 * A demand of a standard that the drill speaks to.
 *
 * @param reference where it stands
 * @param field what it asks for
 * @param answer what the report gives; or {@code not applicable, because …}
 */
public record Control(String reference, String field, String answer) {}
