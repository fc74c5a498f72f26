package dev.replinode.domain.replicator;

import java.util.Optional;

/**
 * A replicator at hand: its instance, its buckets, and the keys to look into them.
 *
 * @param credentials empty when a short-lived read key has to be minted for a look
 */
public record Access(Instance instance, BucketPair pair, Optional<BucketCredentials> credentials) {}
