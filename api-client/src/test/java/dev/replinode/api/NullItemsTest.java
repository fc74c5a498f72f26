package dev.replinode.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.replinode.api.client.JSON;
import dev.replinode.api.model.Instance;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NullItemsTest {
  @Test
  void what_is_null_in_a_list_is_not_read() throws IOException {
    Instance instance = JSON.deserialize("{\"tags\":[null,\"a\",null]}", Instance.class);

    assertEquals(List.of("a"), instance.getTags());
  }

  @Test
  void a_list_that_is_null_stays_null() throws IOException {
    Instance instance = JSON.deserialize("{\"tags\":null}", Instance.class);

    assertNull(instance.getTags());
  }

  @Test
  void what_is_sent_is_not_changed() {
    assertEquals("[\"a\",null]", JSON.serialize(Arrays.asList("a", null)));
  }
}
