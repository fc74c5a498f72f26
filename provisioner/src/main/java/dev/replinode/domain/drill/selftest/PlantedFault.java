package dev.replinode.domain.drill.selftest;

import java.util.function.Consumer;

/**
 * Something wrong, and what a drill has to say of it.
 *
 * @param id what the self-test calls it
 * @param finding the id that the drill must report
 * @param named the object, bucket, run or fault that it must name
 * @param plant makes it so
 */
public record PlantedFault(String id, String finding, String named, Consumer<Bench> plant) {}
