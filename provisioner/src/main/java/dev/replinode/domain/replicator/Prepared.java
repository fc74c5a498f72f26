package dev.replinode.domain.replicator;

import dev.replinode.domain.replicator.Platform.Price;
import dev.replinode.domain.storage.EndpointDirectory;

/**
 * What the look-ups before the first change found out.
 *
 * @param region the compute region the instance goes to
 * @param mayTag whether the user may set tags; without them nothing can be adopted later
 * @param linodeInterfaces whether the account only makes instances with the newer interfaces
 */
public record Prepared(
    BucketPair pair,
    ReplicatorName name,
    String region,
    Price price,
    boolean mayTag,
    boolean linodeInterfaces,
    EndpointDirectory endpoints) {}
