package dev.replinode.domain.replicator;

import dev.replinode.domain.publish.StackScripts;
import dev.replinode.domain.storage.ObjectStores;

/** Everything remote that a replicator is made of, one port a role. */
public record Cloud(
    Account account,
    Platform platform,
    Buckets buckets,
    StackScripts stackScripts,
    Instances instances,
    Events events,
    AccessKeys accessKeys,
    Firewalls firewalls,
    ObjectStores objectStores,
    RunStatuses runStatuses) {}
