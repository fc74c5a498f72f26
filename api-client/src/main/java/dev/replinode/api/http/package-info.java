/**
 * How the generated client is made and used safely: {@link dev.replinode.api.http.LinodeApiClient}
 * makes it, {@link dev.replinode.api.http.ApiFailure} says what a failed call means, {@link
 * dev.replinode.api.http.Pages} reads whole lists.
 *
 * <p>The generated operations are in {@code dev.replinode.api}, their models in {@code
 * dev.replinode.api.model}.
 */
package dev.replinode.api.http;
