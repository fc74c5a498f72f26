package dev.replinode.linode;

import dev.replinode.api.FirewallsApi;
import dev.replinode.api.client.ApiClient;
import dev.replinode.api.model.FirewallCreate;
import dev.replinode.api.model.FirewallEntity;
import dev.replinode.api.model.FirewallPage;
import dev.replinode.api.model.FirewallRule;
import dev.replinode.api.model.FirewallRules;
import dev.replinode.domain.replicator.Firewalls;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The account's firewalls. */
final class LinodeFirewalls implements Firewalls {
  private final FirewallsApi firewalls;

  LinodeFirewalls(ApiClient client) {
    firewalls = new FirewallsApi(client);
  }

  @Override
  public Optional<Firewall> findByLabel(String label) {
    return list(new Filter().is("label", label)).stream()
        .filter(found -> found.label().equals(label))
        .findFirst();
  }

  @Override
  public List<Firewall> listByLabelPrefix(String prefix) {
    return list(new Filter().contains("label", prefix)).stream()
        .filter(found -> found.label().startsWith(prefix))
        .toList();
  }

  private List<Firewall> list(Filter filter) {
    return Pages.all(
            "firewalls",
            number -> firewalls.listFirewalls(number, Pages.SIZE, filter.toString()),
            FirewallPage::getData,
            FirewallPage::getPages)
        .stream()
        .filter(LinodeFirewalls::isThere)
        .map(LinodeFirewalls::firewall)
        .toList();
  }

  @Override
  public Optional<Firewall> find(long id) {
    return ApiCall.find("firewall " + id, () -> firewalls.getFirewall(id))
        .filter(LinodeFirewalls::isThere)
        .map(LinodeFirewalls::firewall);
  }

  @Override
  public Firewall createClosed(String label, List<String> tags) {
    FirewallCreate request = new FirewallCreate().label(label).rules(closed(List.of()));
    return create(tags.isEmpty() ? request : request.tags(tags));
  }

  @Override
  public Firewall createNoted(String label, List<String> marks) {
    return create(new FirewallCreate().label(label).rules(closed(List.of(FirewallNote.of(marks)))));
  }

  private static FirewallRules closed(List<FirewallRule> outbound) {
    return new FirewallRules()
        .inbound(List.of())
        .inboundPolicy("DROP")
        .outbound(outbound)
        .outboundPolicy("ACCEPT");
  }

  private Firewall create(FirewallCreate request) {
    return firewall(
        ApiCall.create(
            "making firewall " + request.getLabel(),
            () -> firewalls.createFirewall(request),
            dev.replinode.api.model.Firewall::getId));
  }

  @Override
  public void delete(long id) {
    ApiCall.remove("removing firewall " + id, () -> firewalls.deleteFirewall(id));
  }

  private static boolean isThere(dev.replinode.api.model.Firewall firewall) {
    return !"deleted".equals(firewall.getStatus());
  }

  private static Firewall firewall(dev.replinode.api.model.Firewall firewall) {
    List<FirewallEntity> guarded = Objects.requireNonNullElse(firewall.getEntities(), List.of());
    return new Firewall(
        ApiCall.told("a firewall", firewall.getId()),
        Objects.requireNonNullElse(firewall.getLabel(), ""),
        marks(firewall),
        guarded.stream().map(LinodeFirewalls::guarded).toList(),
        Optional.ofNullable(firewall.getCreated()).map(OffsetDateTime::toInstant));
  }

  /** An interface stands for the instance that it belongs to. */
  private static String guarded(FirewallEntity entity) {
    FirewallEntity parent = entity.getParentEntity();
    FirewallEntity shown = parent == null ? entity : parent;
    return shown.getType() + "/" + shown.getId();
  }

  private static List<String> marks(dev.replinode.api.model.Firewall firewall) {
    List<String> tags = Objects.requireNonNullElse(firewall.getTags(), List.of());
    return Stream.concat(tags.stream(), FirewallNote.read(firewall.getRules()).stream()).toList();
  }
}
