package dev.replinode.domain.drill;

import java.time.Duration;
import java.util.Optional;

/**
 * What a drill is called and who stands for it; all of it goes into the report as it is.
 *
 * @param name for people
 * @param scenario what is assumed to happen
 * @param hypothesis what is expected then
 * @param every how often the replication passes, for telling whether it has stopped
 */
public record Identity(
    String name,
    String scenario,
    String hypothesis,
    Optional<String> operator,
    Optional<String> approver,
    Optional<String> changeRef,
    Optional<Duration> every) {}
