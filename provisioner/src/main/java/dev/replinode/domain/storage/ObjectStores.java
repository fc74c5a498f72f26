package dev.replinode.domain.storage;

/** Opens Object Storage endpoints. */
@FunctionalInterface
public interface ObjectStores {
  /** The endpoint as {@code key} sees it. Makes no request, so a wrong key is not noticed here. */
  ObjectStore open(Endpoint endpoint, AccessKey key);
}
