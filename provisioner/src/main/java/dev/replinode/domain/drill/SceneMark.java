package dev.replinode.domain.drill;

/**
 * When a fault was on.
 *
 * @param scene the family's word
 * @param family how A failed
 * @param fault what was done
 * @param onMicros monotonic, from the start of the drill
 * @param offMicros when it was taken back
 */
public record SceneMark(String scene, Family family, String fault, long onMicros, long offMicros) {}
