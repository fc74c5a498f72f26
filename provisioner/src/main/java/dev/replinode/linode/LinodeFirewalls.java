package dev.replinode.linode;

import dev.replinode.api.FirewallsApi;
import dev.replinode.api.client.ApiClient;
import dev.replinode.api.model.FirewallCreate;
import dev.replinode.api.model.FirewallPage;
import dev.replinode.api.model.FirewallRules;
import dev.replinode.domain.replicator.Firewalls;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The account's firewalls. */
final class LinodeFirewalls implements Firewalls {
  private final FirewallsApi firewalls;

  LinodeFirewalls(ApiClient client) {
    firewalls = new FirewallsApi(client);
  }

  @Override
  public Optional<Firewall> findByLabel(String label) {
    String filter = new Filter().is("label", label).toString();
    return Pages.all(
            "firewalls",
            number -> firewalls.listFirewalls(number, Pages.SIZE, filter),
            FirewallPage::getData,
            FirewallPage::getPages)
        .stream()
        .map(LinodeFirewalls::firewall)
        .filter(found -> found.label().equals(label))
        .findFirst();
  }

  @Override
  public Optional<Firewall> find(long id) {
    return ApiCall.find("firewall " + id, () -> firewalls.getFirewall(id))
        .filter(firewall -> !"deleted".equals(firewall.getStatus()))
        .map(LinodeFirewalls::firewall);
  }

  @Override
  public Firewall createClosed(String label, List<String> tags) {
    FirewallCreate request =
        new FirewallCreate()
            .label(label)
            .rules(
                new FirewallRules()
                    .inbound(List.of())
                    .inboundPolicy("DROP")
                    .outbound(List.of())
                    .outboundPolicy("ACCEPT"));
    if (!tags.isEmpty()) {
      request.tags(tags);
    }
    return firewall(
        ApiCall.create(
            "making firewall " + label,
            () -> firewalls.createFirewall(request),
            dev.replinode.api.model.Firewall::getId));
  }

  @Override
  public void delete(long id) {
    ApiCall.remove("removing firewall " + id, () -> firewalls.deleteFirewall(id));
  }

  private static Firewall firewall(dev.replinode.api.model.Firewall firewall) {
    return new Firewall(
        firewall.getId(),
        Objects.requireNonNullElse(firewall.getLabel(), ""),
        Objects.requireNonNullElse(firewall.getTags(), List.of()));
  }
}
