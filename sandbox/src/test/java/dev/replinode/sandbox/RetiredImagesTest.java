package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images that clients' files still name after the platform has retired them. */
class RetiredImagesTest {
  @AutoClose private static final RunningSandbox sandbox = RunningSandbox.start();

  @ParameterizedTest
  @CsvSource({
    "alpine3.19, Alpine",
    "fedora38, Fedora",
    "fedora40, Fedora",
    "opensuse15.5, openSUSE",
    "ubuntu20.10, Ubuntu",
    "ubuntu23.10, Ubuntu"
  })
  void are_known_and_deprecated(String name, String vendor) {
    JsonObject image = sandbox.get("/v4/images/linode%2F" + name).json();
    String script =
        "{'label':'old','images':['linode/" + name + "'],'script':'#!/bin/bash\\ntrue\\n'}";

    assertTrue(image.get("deprecated").getAsBoolean());
    assertEquals(vendor, image.get("vendor").getAsString());
    assertEquals(200, sandbox.post("/v4/linode/stackscripts", script).status());
  }
}
