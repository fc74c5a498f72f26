package dev.replinode.app;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.Secret;
import dev.replinode.domain.drill.DrillTools;
import dev.replinode.domain.drill.Planter;
import dev.replinode.domain.drill.Switch;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.s3.S3Planter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Switches the faults of a sandbox over its HTTP interface. */
record SandboxPowers(URI address, Secret token, AccessKey key) implements DrillTools.Sandbox {
  private static final int PATIENCE_MILLIS = 10_000;

  @Override
  public BucketCredentials keys() {
    return new BucketCredentials(key, key);
  }

  @Override
  public Planter planter() {
    return new S3Planter(key);
  }

  @Override
  public Switch outage(Site site) {
    return new Outage(this, "region-outage=" + site.endpoint().id());
  }

  private void set(String fault, boolean on) {
    String body = "{\"name\":\"" + fault + "\",\"active\":" + on + "}";
    try {
      HttpURLConnection connection =
          (HttpURLConnection) address.resolve("/sandbox/faults").toURL().openConnection();
      connection.setRequestMethod("POST");
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      connection.setRequestProperty("Authorization", "Bearer " + token.reveal());
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body.getBytes(StandardCharsets.UTF_8));
      }
      if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
        throw failed(fault, "HTTP " + connection.getResponseCode());
      }
    } catch (IOException e) {
      throw failed(fault, e.getMessage());
    }
  }

  private static ReplinodeException failed(String fault, String why) {
    return ReplinodeException.of(Kind.UNREACHABLE, "fault " + fault + " of the sandbox", why);
  }

  /** A region that is away. */
  private record Outage(SandboxPowers sandbox, String fault) implements Switch {
    @Override
    public String describe() {
      return "sandbox " + fault;
    }

    @Override
    public void on() {
      sandbox.set(fault, true);
    }

    @Override
    public void off() {
      sandbox.set(fault, false);
    }
  }
}
