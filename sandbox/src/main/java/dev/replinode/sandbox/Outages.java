package dev.replinode.sandbox;

import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.fault.Faults;
import dev.replinode.sandbox.s3.S3Server;

/** Takes endpoints off the net, and brings them back, as the faults say. */
final class Outages {
  private final Catalog catalog;
  private final Faults faults;
  private final S3Server server;

  Outages(Catalog catalog, Faults faults, S3Server server) {
    this.catalog = catalog;
    this.faults = faults;
    this.server = server;
  }

  /** Does so now and at every change of the faults. */
  void follow() {
    apply();
    faults.onChange(fault -> apply());
  }

  private void apply() {
    catalog.endpoints().forEach(endpoint -> server.setAway(endpoint.id(), faults.isOut(endpoint)));
  }
}
