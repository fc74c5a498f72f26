package dev.replinode.sandbox.api;

import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.http.Grants;
import dev.replinode.sandbox.http.Request;
import dev.replinode.sandbox.http.Response;
import dev.replinode.sandbox.http.Routes;
import dev.replinode.sandbox.http.Scope;
import dev.replinode.sandbox.state.Account;

/** Changes of images. The public ones are nobody's to change, and the account has none. */
public final class ImagesApi {
  private final Account account;
  private final Catalog catalog;
  private final InstanceParts parts;

  /** Knows the public images of {@code catalog} and the disks in {@code account}. */
  public ImagesApi(Account account, Catalog catalog) {
    this.account = account;
    this.catalog = catalog;
    this.parts = new InstanceParts(catalog);
  }

  /** Adds the calls. */
  public void register(Routes routes) {
    Scope write = Scope.write("images");
    routes.add("POST", "/images", write, this::create);
    for (String method : new String[] {"PUT", "DELETE"}) {
      routes
          .add(method, "/images/{id}", write, r -> refuse(r.variable("id")))
          // The Python library leaves the slash of a slug as it is, and the platform takes it.
          .add(
              method,
              "/images/{owner}/{name}",
              write,
              r -> refuse(r.variable("owner") + "/" + r.variable("name")));
    }
  }

  private Response refuse(String id) {
    if (Catalog.find(catalog.images(), id).isEmpty()) {
      throw ApiException.notFound();
    }
    throw Grants.forbidden();
  }

  private Response create(Request request) {
    int disk =
        new Input(request.body())
            .integer("disk_id")
            .orElseThrow(() -> ApiException.invalid("disk_id", "disk_id is required"));
    boolean isKnown =
        account.table(Account.Kind.INSTANCE).all().stream()
            .filter(instance -> request.sees("linode", instance.id()))
            .flatMap(instance -> parts.disks(instance).stream())
            .anyMatch(one -> one.get("id").getAsInt() == disk);
    if (!isKnown) {
      throw ApiException.notFound();
    }
    throw ApiException.invalid("disk_id", "The sandbox makes no images of disks.");
  }
}
