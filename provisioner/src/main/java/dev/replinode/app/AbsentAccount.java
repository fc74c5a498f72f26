package dev.replinode.app;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.publish.StackScripts;
import dev.replinode.domain.replicator.AccessKeys;
import dev.replinode.domain.replicator.Account;
import dev.replinode.domain.replicator.Buckets;
import dev.replinode.domain.replicator.Cloud;
import dev.replinode.domain.replicator.Events;
import dev.replinode.domain.replicator.Firewalls;
import dev.replinode.domain.replicator.Instances;
import dev.replinode.domain.replicator.Platform;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;

/** An account that nobody may ask for anything, beside storage that is as it was. */
final class AbsentAccount {
  /** The one method of a port that makes no request: it tells where the API is. */
  private static final String ADDRESS = "api";

  private AbsentAccount() {}

  /** The same as {@code cloud}, but that each question to the account fails with {@code why}. */
  static Cloud in(Cloud cloud, ReplinodeException why) {
    URI api = cloud.account().api();
    return new Cloud(
        port(Account.class, api, why),
        port(Platform.class, api, why),
        port(Buckets.class, api, why),
        port(StackScripts.class, api, why),
        port(Instances.class, api, why),
        port(Events.class, api, why),
        port(AccessKeys.class, api, why),
        port(Firewalls.class, api, why),
        cloud.objectStores(),
        cloud.runStatuses());
  }

  private static <T> T port(Class<T> port, URI api, ReplinodeException why) {
    InvocationHandler refusal =
        (proxy, method, arguments) -> {
          if (method.getName().equals(ADDRESS)) {
            return api;
          }
          throw why;
        };
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, refusal));
  }
}
