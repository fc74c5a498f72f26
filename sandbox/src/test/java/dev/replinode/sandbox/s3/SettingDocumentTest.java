package dev.replinode.sandbox.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingDocumentTest {
  private static Optional<String> wrong(String text) {
    return new SettingDocument(text, true).wrong("cors");
  }

  @Test
  void the_element_of_the_setting_is_taken_with_and_without_its_namespace() {
    assertEquals(Optional.empty(), wrong("<CORSConfiguration/>"));
    assertEquals(
        Optional.empty(),
        wrong("<CORSConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"/>"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "<CORSConfiguration>",
        "<LifecycleConfiguration/>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><CORSConfiguration>&e;"
            + "</CORSConfiguration>"
      })
  void anything_else_is_malformed(String text) {
    assertEquals(Optional.of("MalformedXML"), wrong(text));
  }

  @Test
  void what_is_not_what_was_signed_is_refused_first() {
    assertEquals(
        Optional.of("XAmzContentSHA256Mismatch"), new SettingDocument("", false).wrong("cors"));
  }

  @Test
  void only_what_is_remembered_can_be_made() {
    assertFalse(SettingDocument.isFor("policy", "PUT"));
    assertFalse(SettingDocument.isFor("cors", "POST"));
  }
}
