package dev.berth.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VendoredLibraryTest {
  private static final JsonNode VENDOR =
      JsonMapper.shared().readTree(Template.read("echarts/vendor.json"));

  @Test
  void library_asShipped_hasTheRecordedHash() throws NoSuchAlgorithmException {
    byte[] library =
        Template.read("echarts/" + VENDOR.get("file").asString()).getBytes(StandardCharsets.UTF_8);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(library);

    assertThat(HexFormat.of().formatHex(hash)).isEqualTo(VENDOR.get("sha256").asString());
  }

  @Test
  void library_asShipped_isTheRecordedVersion() {
    assertThat(Template.read("echarts/echarts.min.js"))
        .contains("version=\"" + VENDOR.get("version").asString() + "\"");
  }

  @Test
  void licences_asRecorded_areShipped() {
    for (JsonNode file : VENDOR.get("licenceFiles")) {
      assertThat(Template.read("echarts/" + file.asString())).isNotBlank();
    }
  }
}
