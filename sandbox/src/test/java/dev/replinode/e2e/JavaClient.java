package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dellroad.linode.apiv4.filter.FilterBuilder;
import org.dellroad.linode.apiv4.model.Disk;
import org.dellroad.linode.apiv4.model.Linode;
import org.dellroad.linode.apiv4.model.StackScript;
import org.dellroad.linode.apiv4.model.StackScripts;
import org.dellroad.linode.apiv4.request.CreateLinodeRequest;
import org.dellroad.linode.apiv4.spring.LinodeApiErrorHandler;
import org.dellroad.linode.apiv4.spring.LinodeApiException;
import org.dellroad.linode.apiv4.spring.LinodeApiRequestSender;
import org.junit.jupiter.api.function.Executable;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.client.RestTemplate;

/** linode-apiv4-java, in this program. It reads StackScripts but cannot make them. */
final class JavaClient implements Client {
  private static final String PASSWORD = "aC0rrect-Horse-Battery";
  private static final int MOST_POLLS = 1000;

  @Override
  public Steps run(Access access) {
    return new Session(access).run();
  }

  /** One run of all steps. */
  private static final class Session {
    private final Map<String, String> complaints = new LinkedHashMap<>();
    private final Access access;
    private final RestTemplate rest;
    private final LinodeApiRequestSender api;
    private int script;
    private Linode linode;

    Session(Access access) {
      this.access = access;
      this.rest = template(access.token());
      this.api = sender("v4", access.token());
    }

    private static RestTemplate template(String token) {
      RestTemplate template =
          new RestTemplate(
              List.of(
                  new StringHttpMessageConverter(),
                  new MappingJackson2HttpMessageConverter(
                      Jackson2ObjectMapperBuilder.json().build())));
      template.setErrorHandler(new LinodeApiErrorHandler());
      template.setInterceptors(
          List.of(
              (request, body, next) -> {
                request.getHeaders().setBearerAuth(token);
                return next.execute(request, body);
              }));
      return template;
    }

    private LinodeApiRequestSender sender(String version, String token) {
      LinodeApiRequestSender sender = new LinodeApiRequestSender();
      sender.setBaseURI(URI.create(access.url() + "/" + version + "/"));
      sender.setRestTemplate(template(token));
      return sender;
    }

    Steps run() {
      step("list", this::list);
      step("slug", () -> assertEquals("Kali Linux", api.getImage("linode/kali").getLabel()));
      step("script", this::script);
      step("fields", this::fields);
      step("filter", this::filter);
      step("page", this::page);
      step(
          "beta",
          () ->
              assertEquals(1, sender("v4beta", access.token()).getLinodesPage(null, 1).getPage()));
      step("deploy", this::deploy);
      step("wait", () -> await(Linode.Status.RUNNING));
      step("parts", this::parts);
      step("keep", this::keep);
      step("power", this::power);
      refusals();
      step("delete", this::delete);
      return new Steps(complaints);
    }

    private void step(String name, Steps.Step step) {
      try {
        step.take();
        complaints.put(name, "");
      } catch (Exception | AssertionError e) {
        complaints.put(name, e.toString());
      }
    }

    private void list() {
      assertTrue(
          api.getRegionsPage(null, 1).getData().stream()
              .anyMatch(region -> region.getId().equals("us-ord")));
      assertEquals(1024, api.getType("g6-nanode-1").getMemory());
      assertTrue(api.getKernelsPage(null, 1).getResults() > 0);
      assertTrue(api.getVolumesPage(null, 1).getData().isEmpty());
    }

    private void script() {
      Map<String, Object> sent =
          Map.of(
              "label",
              "script-" + access.run(),
              "images",
              List.of("any/all"),
              "script",
              "#!/bin/bash\n# <UDF name=\"size\" label=\"Size\" oneOf=\"small,large\">\n");
      Object id =
          rest.postForObject(access.url() + "/v4/linode/stackscripts", sent, Map.class).get("id");
      script = (Integer) id;
    }

    /** Its author expected {@code oneOf}: what the platform sends is lost on this client. */
    private void fields() {
      StackScript found = api.getStackScript(script);
      assertEquals("Size", found.getUserDefinedFields()[0].getLabel());
      assertNull(found.getUserDefinedFields()[0].getOneOf(), "oneOf in mixed case");
    }

    private void filter() {
      FilterBuilder builder = new FilterBuilder();
      builder.where(
          builder.and(
              builder.equal("mine", true), builder.contains("label", "ript-" + access.run())));
      StackScripts found = api.getStackScriptsPage(builder.orderBy("label").build(), 1);
      assertEquals(1, found.getResults());
      assertEquals(script, found.getData().get(0).getId());
    }

    private void page() {
      assertEquals(0, api.getKernelsPage(null, 2).getData().size(), "past the end");
      assertEquals(2, api.getKernelsPage(null, 2).getPage());
    }

    private CreateLinodeRequest order(String label, Map<String, String> data) {
      CreateLinodeRequest order = new CreateLinodeRequest();
      order.setLabel(label + access.run());
      order.setRegionId("us-ord");
      order.setTypeId("g6-nanode-1");
      order.setImageId("linode/ubuntu22.04");
      order.setRootPassword(PASSWORD);
      order.setStackScriptId(script);
      order.setStackScriptData(data);
      order.setBooted(true);
      return order;
    }

    private void deploy() {
      linode = api.createLinode(order("node-", Map.of("size", "large")));
      assertEquals(Linode.Status.PROVISIONING, linode.getStatus());
      assertNotEquals(0, linode.getId());
      assertTrue(linode.getCreated().toInstant().isAfter(Instant.EPOCH), "created");
    }

    private void await(Linode.Status wanted) throws InterruptedException {
      for (int i = 0; i < MOST_POLLS; i++) {
        if (api.getLinode(linode.getId()).getStatus() == wanted) {
          return;
        }
        new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
      }
      throw new AssertionError("never " + wanted);
    }

    private void parts() {
      List<Disk> disks = api.getLinodeDisksPage(null, 1, linode.getId()).getData();
      assertEquals(2, disks.size());
      assertEquals(1, api.getLinodeConfigsPage(null, 1, linode.getId()).getResults());
      assertEquals(
          linode.getIpv4()[0], api.getIPInfo(linode.getId()).getIPv4().getPublic()[0].getAddress());
    }

    /** The client knows no tags: what it does not know must not be lost. */
    private void keep() {
      String url = access.url() + "/v4/linode/instances/" + linode.getId();
      rest.put(url, Map.of("tags", List.of("kept-" + access.run())));
      Linode changed = api.getLinode(linode.getId());
      changed.setLabel("node2-" + access.run());

      api.updateLinode(changed);

      assertEquals("node2-" + access.run(), api.getLinode(linode.getId()).getLabel());
      assertEquals(List.of("kept-" + access.run()), rest.getForObject(url, Map.class).get("tags"));
    }

    private void power() throws InterruptedException {
      api.shutdownLinode(linode.getId());
      await(Linode.Status.OFFLINE);
      api.bootLinode(linode.getId());
      await(Linode.Status.RUNNING);
      api.rebootLinode(linode.getId());
      await(Linode.Status.RUNNING);
    }

    private void refusals() {
      Map<String, String> good = Map.of("size", "small");
      refused(
          "refuse-option",
          "Invalid option",
          () -> api.createLinode(order("o-", Map.of("size", "huge"))));
      refused("refuse-missing", "is required", () -> api.createLinode(order("m-", Map.of())));
      refused("refuse-label", "unique", () -> api.createLinode(order("node2-", good)));
      CreateLinodeRequest weak = order("w-", good);
      weak.setRootPassword("aaaaaaaaaaaa");
      refused("refuse-password", "strength", () -> api.createLinode(weak));
      CreateLinodeRequest nowhere = order("r-", good);
      nowhere.setRegionId("nowhere");
      refused("refuse-region", "region", () -> api.createLinode(nowhere));
      FilterBuilder builder = new FilterBuilder();
      builder.where(builder.equal("foo", "bar"));
      refused("refuse-filter", "Cannot filter on foo", () -> api.getImagesPage(builder.build(), 1));
      refused(
          "refuse-token",
          "Invalid Token",
          () -> sender("v4", "0".repeat(64)).getLinode(linode.getId()));
      refused(
          "refuse-scope",
          "not authorized",
          () -> sender("v4", access.limited()).deleteLinode(linode.getId()));
    }

    private void refused(String name, String reason, Executable call) {
      step(
          name,
          () -> {
            LinodeApiException e = assertThrows(LinodeApiException.class, call);
            assertTrue(
                Arrays.stream(e.getErrors().getErrors())
                    .anyMatch(error -> error.getReason().contains(reason)),
                e::getMessage);
          });
    }

    private void delete() {
      int id = linode.getId();
      api.deleteLinode(id);
      assertThrows(LinodeApiException.class, () -> api.getLinode(id));
    }
  }
}
