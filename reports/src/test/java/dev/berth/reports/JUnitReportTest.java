package dev.berth.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class JUnitReportTest {
  @Test
  void render_ofVerdicts_hasATestCaseForEach() throws Exception {
    RunReport report =
        ReportFixtures.withVerdicts(
            ReportFixtures.small(),
            List.of(
                new Verdict("tasks.dropped == 0", true, "0"),
                new Verdict("waitSeconds.p99 < 2s", false, "3.5 s")));

    Element suite = parse(JUnitReport.render(report));

    assertThat(suite.getAttribute("name")).isEqualTo("small");
    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(2);
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message"))
        .isEqualTo("expected waitSeconds.p99 < 2s, but it was 3.5 s");
    assertThat(((Element) failure.getParentNode()).getAttribute("name"))
        .isEqualTo("waitSeconds.p99 < 2s");
  }

  @Test
  void render_ofAwkwardText_isStillXml() throws Exception {
    String awkward = "<a & \"b\"> 'é' \u0001 \n \ud83d\ude80 \ufffe";
    RunReport report =
        ReportFixtures.withVerdicts(
            ReportFixtures.small(), List.of(new Verdict(awkward, false, awkward)));

    Element suite = parse(JUnitReport.render(report));

    Element testCase = (Element) suite.getElementsByTagName("testcase").item(0);
    assertThat(testCase.getAttribute("name")).isEqualTo("<a & \"b\"> 'é' ? \n \ud83d\ude80 ?");
  }

  private static Element parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }
}
