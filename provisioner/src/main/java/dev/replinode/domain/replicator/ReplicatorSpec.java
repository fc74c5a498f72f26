package dev.replinode.domain.replicator;

import dev.replinode.domain.storage.BucketRef;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;

/**
 * What the user asked for, as far as options can tell; nothing is looked up yet.
 *
 * @param sourceEndpoint the S3 server of the source, instead of the platform's
 * @param destEndpoint the S3 server of the destination, instead of the platform's
 * @param method how the instance gets the script
 * @param credentials keys that the user brought; empty means that two limited keys are minted
 * @param maxMonthlyPrice the most the instance may cost, in US dollars a month
 */
public record ReplicatorSpec(
    BucketRef source,
    BucketRef dest,
    Optional<URI> sourceEndpoint,
    Optional<URI> destEndpoint,
    Optional<ReplicatorName> name,
    DeploymentMethod method,
    Machine machine,
    Replication replication,
    Optional<BucketCredentials> credentials,
    Optional<BigDecimal> maxMonthlyPrice) {}
