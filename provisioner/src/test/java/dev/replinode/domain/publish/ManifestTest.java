package dev.replinode.domain.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.fake.Samples;
import dev.replinode.stackscript.UserDefinedFields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManifestTest {
  private static final Map<String, List<String>> LISTS =
      Map.of("object-storage-endpoints", List.of("jp-osa-1", "us-iad-1"));

  @Test
  void a_followed_list_is_renewed_and_others_stay() {
    ScriptContent content = Samples.MANIFEST.content(LISTS);

    var fields = UserDefinedFields.read(content.script());
    assertEquals(List.of("jp-osa-1", "us-iad-1"), fields.get(0).oneOf());
    assertEquals(List.of("old-1"), fields.get(2).oneOf());
  }

  @Test
  void a_list_that_is_not_known_stays_as_its_author_wrote_it() {
    assertEquals(Samples.MANIFEST.script(), Samples.MANIFEST.content(Map.of()).script());
  }

  @Test
  void everything_else_is_taken_over() {
    ScriptContent content = Samples.MANIFEST.content(LISTS);

    assertEquals("replinode-replicate-bucket", content.label());
    assertEquals("Copies a bucket.", content.description());
    assertEquals(Set.of("linode/ubuntu22.04"), content.images());
    assertEquals(false, content.isPublic());
  }
}
