package dev.berth.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

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
  void render_ofSeveralRuns_hasATestCaseForEachExpectationAndSeed() throws Exception {
    Verdict met = new Verdict("tasks.dropped == 0", true, "0");
    Verdict unmet = new Verdict("tasks.dropped == 0", false, "3");
    RunReport first = ReportFixtures.withVerdicts(ReportFixtures.small(), List.of(met));
    RunReport second =
        ReportFixtures.withSeed(ReportFixtures.withVerdicts(first, List.of(unmet)), 43);

    Element suites = parse(JUnitReport.render(List.of(first, second)));

    NodeList cases = suites.getElementsByTagName("testcase");
    assertThat(cases.getLength()).isEqualTo(2);
    assertThat(((Element) cases.item(0)).getAttribute("name"))
        .isEqualTo("tasks.dropped == 0 (seed 42)");
    assertThat(((Element) cases.item(1)).getAttribute("name"))
        .isEqualTo("tasks.dropped == 0 (seed 43)");
    assertThat(cases.item(0).getChildNodes().getLength()).isZero();
    assertThat(((Element) cases.item(1)).getElementsByTagName("failure").getLength()).isOne();
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
