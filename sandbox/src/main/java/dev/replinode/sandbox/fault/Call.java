package dev.replinode.sandbox.fault;

/**
 * A call, as rules see it.
 *
 * @param isStorage whether it came to an S3 endpoint rather than to the API
 * @param endpoint the id of that endpoint; empty for the API
 * @param method the HTTP method
 * @param path decoded, without query: of the API without version, of S3 with the bucket in front
 */
public record Call(boolean isStorage, String endpoint, String method, String path) {}
