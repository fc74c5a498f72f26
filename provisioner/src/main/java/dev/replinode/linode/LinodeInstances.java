package dev.replinode.linode;

import dev.replinode.api.InstancesApi;
import dev.replinode.api.client.ApiClient;
import dev.replinode.api.model.InstanceCreate;
import dev.replinode.api.model.InstanceInterface;
import dev.replinode.api.model.InstanceMetadata;
import dev.replinode.api.model.InstancePage;
import dev.replinode.api.model.InstanceUpdate;
import dev.replinode.api.model.InterfaceAddress;
import dev.replinode.api.model.InterfaceAddresses;
import dev.replinode.api.model.InterfaceDefaultRoute;
import dev.replinode.api.model.PublicInterface;
import dev.replinode.domain.Secret;
import dev.replinode.domain.replicator.Deployment;
import dev.replinode.domain.replicator.Instance;
import dev.replinode.domain.replicator.InstanceRequest;
import dev.replinode.domain.replicator.Instances;
import dev.replinode.domain.replicator.Machine;
import dev.replinode.domain.replicator.Tags;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The account's Linodes. */
final class LinodeInstances implements Instances {
  /** Said in words, for left out it means the account's default firewall. */
  private static final long NO_FIREWALL = -1;

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

  @Override
  public List<Instance> all() {
    return list(null);
  }

  private List<Instance> list(Filter filter) {
    String terms = filter == null ? null : filter.toString();
    return Pages.all(
            "instances",
            number -> instances.listInstances(number, Pages.SIZE, terms),
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
    Machine machine = request.machine();
    InstanceCreate body =
        new InstanceCreate()
            .label(request.label())
            .region(request.region())
            .type(machine.type())
            .image(machine.image())
            .rootPass(request.rootPass().reveal())
            .booted(true);
    if (request.deployment() instanceof Deployment.StackScript script) {
      body.stackscriptId(script.id()).stackscriptData(script.values());
    } else if (request.deployment() instanceof Deployment.Metadata metadata) {
      body.metadata(new InstanceMetadata().userData(encoded(metadata.userData())));
    }
    if (!machine.authorizedKeys().isEmpty()) {
      body.authorizedKeys(machine.authorizedKeys());
    }
    if (!machine.authorizedUsers().isEmpty()) {
      body.authorizedUsers(machine.authorizedUsers());
    }
    machine.diskEncryption().ifPresent(body::diskEncryption);
    if (!request.tags().isEmpty()) {
      body.tags(request.tags());
    }
    return withInterfaces(body, request);
  }

  /** Without line breaks: the platform refuses them. */
  private static String encoded(Secret userData) {
    return Base64.getEncoder().encodeToString(userData.reveal().getBytes(StandardCharsets.UTF_8));
  }

  /** Says which kind of interfaces it wants: the default depends on the account's settings. */
  private static InstanceCreate withInterfaces(InstanceCreate body, InstanceRequest request) {
    long firewall = request.firewallId().orElse(NO_FIREWALL);
    if (!request.linodeInterfaces()) {
      return body.interfaceGeneration("legacy_config").firewallId(firewall);
    }
    InterfaceAddress automatic = new InterfaceAddress().address("auto").primary(true);
    InstanceInterface publicInterface =
        new InstanceInterface()
            .firewallId(firewall)
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
  public Instance relabel(long id, String label, Tags tags) {
    InstanceUpdate body = new InstanceUpdate().label(label).tags(tags.all());
    return instance(
        ApiCall.send("label of instance " + id, () -> instances.updateInstance(id, body)));
  }

  @Override
  public void delete(long id) {
    ApiCall.remove("removing instance " + id, () -> instances.deleteInstance(id));
  }

  private static Instance instance(dev.replinode.api.model.Instance linode) {
    return new Instance(
        ApiCall.told("an instance", linode.getId()),
        Objects.requireNonNullElse(linode.getLabel(), ""),
        Objects.requireNonNullElse(linode.getRegion(), ""),
        Objects.requireNonNullElse(linode.getType(), ""),
        Objects.requireNonNullElse(linode.getImage(), ""),
        Objects.requireNonNullElse(linode.getIpv4(), List.of()),
        Objects.requireNonNullElse(linode.getStatus(), "unknown"),
        new Tags(Objects.requireNonNullElse(linode.getTags(), List.of())),
        Boolean.TRUE.equals(linode.isHasUserData()),
        Optional.ofNullable(linode.getCreated()).map(OffsetDateTime::toInstant));
  }
}
