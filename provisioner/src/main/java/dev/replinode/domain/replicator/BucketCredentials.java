package dev.replinode.domain.replicator;

import dev.replinode.domain.storage.AccessKey;

/** The key that reads the source and the key that writes the destination. */
public record BucketCredentials(AccessKey source, AccessKey dest) {}
