package dev.replinode.domain.replicator;

import dev.replinode.domain.storage.AccessKey;

/** A key that was just made, with the secret that is told this once. */
public record MintedKey(long id, String label, AccessKey accessKey) {}
