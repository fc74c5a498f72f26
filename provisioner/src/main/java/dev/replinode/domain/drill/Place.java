package dev.replinode.domain.drill;

import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.ObjectStore;

/**
 * One of the two buckets with the ways to look at it.
 *
 * @param site where it is
 * @param store lists it
 * @param edge reads it as the edge would, by the edge's identity
 * @param anonymous reads it without any key
 */
public record Place(Site site, ObjectStore store, Reader edge, Reader anonymous) {}
