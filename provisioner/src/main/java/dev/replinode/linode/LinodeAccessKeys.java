package dev.replinode.linode;

import dev.replinode.api.ObjectStorageApi;
import dev.replinode.api.client.ApiClient;
import dev.replinode.api.model.KeyBucketAccess;
import dev.replinode.api.model.ObjectStorageKey;
import dev.replinode.api.model.ObjectStorageKeyCreate;
import dev.replinode.api.model.ObjectStorageKeyPage;
import dev.replinode.domain.Secret;
import dev.replinode.domain.replicator.AccessKeys;
import dev.replinode.domain.replicator.LimitedKey;
import dev.replinode.domain.replicator.LimitedKey.Grant;
import dev.replinode.domain.replicator.MintedKey;
import dev.replinode.domain.storage.AccessKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Object Storage keys. A key's secret is in the answer to its creation and never again. */
final class LinodeAccessKeys implements AccessKeys {
  private static final String READ = "read_only";
  private static final String WRITE = "read_write";

  private final ObjectStorageApi storage;

  LinodeAccessKeys(ApiClient client) {
    storage = new ObjectStorageApi(client);
  }

  @Override
  public List<LimitedKey> list() {
    return Pages.all(
            "Object Storage keys",
            number -> storage.listKeys(number, Pages.SIZE, null),
            ObjectStorageKeyPage::getData,
            ObjectStorageKeyPage::getPages)
        .stream()
        .map(LinodeAccessKeys::key)
        .toList();
  }

  @Override
  public Optional<LimitedKey> find(long id) {
    return ApiCall.find("key " + id, () -> storage.getKey(id)).map(LinodeAccessKeys::key);
  }

  @Override
  public MintedKey mint(String label, List<Grant> grants) {
    ObjectStorageKeyCreate request =
        new ObjectStorageKeyCreate()
            .label(label)
            .bucketAccess(grants.stream().map(LinodeAccessKeys::access).toList());
    ObjectStorageKey made =
        ApiCall.create(
            "making key " + label,
            () -> storage.createKey(request),
            key -> key.getAccessKey() == null || key.getSecretKey() == null ? null : key.getId());
    return new MintedKey(
        made.getId(), label, new AccessKey(made.getAccessKey(), Secret.of(made.getSecretKey())));
  }

  private static KeyBucketAccess access(Grant grant) {
    return new KeyBucketAccess()
        .region(grant.region())
        .bucketName(grant.bucket())
        .permissions(grant.mayWrite() ? WRITE : READ);
  }

  @Override
  public void delete(long id) {
    ApiCall.remove("revoking key " + id, () -> storage.deleteKey(id));
  }

  private static LimitedKey key(ObjectStorageKey key) {
    List<KeyBucketAccess> access = Objects.requireNonNullElse(key.getBucketAccess(), List.of());
    return new LimitedKey(
        ApiCall.told("a key", key.getId()),
        Objects.requireNonNullElse(key.getLabel(), ""),
        access.stream()
            .map(
                one ->
                    new Grant(
                        Objects.requireNonNullElse(one.getRegion(), ""),
                        Objects.requireNonNullElse(one.getBucketName(), ""),
                        WRITE.equals(one.getPermissions())))
            .toList());
  }
}
