package dev.replinode.linode;

import dev.replinode.domain.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the API is and who asks.
 *
 * @param baseUrl with the version, such as {@code https://api.linode.com/v4}
 * @param token a personal access token
 * @param caBundle PEM certificates that replace the system's roots
 */
public record LinodeSettings(URI baseUrl, Secret token, Optional<Path> caBundle) {}
