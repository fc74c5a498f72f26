package dev.replinode.linode;

import dev.replinode.api.InstancesApi;
import dev.replinode.api.client.ApiClient;
import dev.replinode.api.model.InstanceCreate;
import dev.replinode.api.model.InstanceInterface;
import dev.replinode.api.model.InstancePage;
import dev.replinode.api.model.InstanceUpdate;
import dev.replinode.api.model.InterfaceAddress;
import dev.replinode.api.model.InterfaceAddresses;
import dev.replinode.api.model.InterfaceDefaultRoute;
import dev.replinode.api.model.PublicInterface;
import dev.replinode.domain.replicator.Instance;
import dev.replinode.domain.replicator.InstanceRequest;
import dev.replinode.domain.replicator.Instances;
import dev.replinode.domain.replicator.Tags;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The account's Linodes. */
final class LinodeInstances implements Instances {
  private final InstancesApi instances;

  LinodeInstances(ApiClient client) {
    instances = new InstancesApi(client);
  }

  @Override
  public List<Instance> findByLabelOrTag(String label, String tag) {
    Filter filter =
        new Filter().either(new Filter().is("label", label), new Filter().is("tags", tag));
    return list(filter).stream()
        .filter(found -> found.label().equals(label) || found.tags().all().contains(tag))
        .toList();
  }

  @Override
  public List<Instance> listByLabelPrefix(String prefix) {
    return list(new Filter().contains("label", prefix)).stream()
        .filter(instance -> instance.label().startsWith(prefix))
        .toList();
  }

  private List<Instance> list(Filter filter) {
    return Pages.all(
            "instances",
            number -> instances.listInstances(number, Pages.SIZE, filter.toString()),
            InstancePage::getData,
            InstancePage::getPages)
        .stream()
        .map(LinodeInstances::instance)
        .toList();
  }

  @Override
  public Optional<Instance> find(long id) {
    return ApiCall.find("instance " + id, () -> instances.getInstance(id))
        .map(LinodeInstances::instance);
  }

  @Override
  public Instance create(InstanceRequest request) {
    InstanceCreate body = body(request);
    return instance(
        ApiCall.create(
            "creating instance " + request.label(),
            () -> instances.createInstance(body),
            dev.replinode.api.model.Instance::getId));
  }

  private static InstanceCreate body(InstanceRequest request) {
    InstanceCreate body =
        new InstanceCreate()
            .label(request.label())
            .region(request.region())
            .type(request.type())
            .image(request.image())
            .rootPass(request.rootPass().reveal())
            .stackscriptId(request.stackScriptId())
            .stackscriptData(request.stackScriptData())
            .booted(true);
    if (!request.authorizedKeys().isEmpty()) {
      body.authorizedKeys(request.authorizedKeys());
    }
    if (!request.tags().isEmpty()) {
      body.tags(request.tags());
    }
    return withInterfaces(body, request);
  }

  /** Says which kind of interfaces it wants: the default depends on the account's settings. */
  private static InstanceCreate withInterfaces(InstanceCreate body, InstanceRequest request) {
    Long firewall =
        request.firewallId().isPresent() ? Long.valueOf(request.firewallId().getAsLong()) : null;
    if (!request.linodeInterfaces()) {
      return body.interfaceGeneration("legacy_config").firewallId(firewall);
    }
    InterfaceAddress automatic = new InterfaceAddress().address("auto").primary(true);
    InstanceInterface publicInterface =
        new InstanceInterface()
            .firewallId(firewall == null ? -1L : firewall)
            .defaultRoute(new InterfaceDefaultRoute().ipv4(true))
            .publicInterface(
                new PublicInterface().ipv4(new InterfaceAddresses().addresses(List.of(automatic))));
    return body.interfaceGeneration("linode").interfaces(List.of(publicInterface));
  }

  @Override
  public Instance setTags(long id, Tags tags) {
    InstanceUpdate body = new InstanceUpdate().tags(tags.all());
    return instance(
        ApiCall.send("tags of instance " + id, () -> instances.updateInstance(id, body)));
  }

  @Override
  public void delete(long id) {
    ApiCall.remove("removing instance " + id, () -> instances.deleteInstance(id));
  }

  private static Instance instance(dev.replinode.api.model.Instance linode) {
    return new Instance(
        linode.getId(),
        Objects.requireNonNullElse(linode.getLabel(), ""),
        Objects.requireNonNullElse(linode.getRegion(), ""),
        Objects.requireNonNullElse(linode.getType(), ""),
        Objects.requireNonNullElse(linode.getImage(), ""),
        Objects.requireNonNullElse(linode.getIpv4(), List.of()),
        Objects.requireNonNullElse(linode.getStatus(), "unknown"),
        new Tags(Objects.requireNonNullElse(linode.getTags(), List.of())),
        Optional.ofNullable(linode.getCreated()).map(OffsetDateTime::toInstant));
  }
}
