package dev.replinode.domain.storage;

import java.time.Instant;

/**
 * An object as a listing shows it.
 *
 * @param key the exact key, whatever characters it has
 * @param size bytes
 * @param etag without quotes; the MD5 of the content in hexadecimal, or for an object uploaded in
 *     parts something else that ends in {@code -} and the number of parts; empty when not sent
 * @param lastModified by the server's clock, often whole seconds; {@link Instant#EPOCH} when not
 *     sent
 */
public record ObjectSummary(String key, long size, String etag, Instant lastModified) {}
