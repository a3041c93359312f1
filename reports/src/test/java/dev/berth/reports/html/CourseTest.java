package dev.berth.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.reports.ReportFixtures;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CourseTest {
  @Test
  void table_ofManyBuckets_takesMeansAndMaximaOfSeveral() {
    Course course = Course.of(ReportFixtures.busy().result());
    List<Double> values = IntStream.range(0, 120).mapToObj(bucket -> (double) bucket).toList();

    DataTable table =
        course.table(
            List.of(
                Course.line("mean", "blue", true, values, 1),
                Course.line("most", "blue", false, values, 1)));

    assertThat(table.rows()).hasSize(60);
    assertThat(table.rows().getFirst()).containsExactly("0:00", "0.5", "1");
    assertThat(table.rows().getLast()).containsExactly("1:58", "118.5", "119");
  }

  @Test
  void end_insideTheLastBucket_isTheEndOfTheRun() {
    assertThat(Course.end(60, 120, 7190)).isEqualTo(7190);
    assertThat(Course.end(60, 120, 7200)).isEqualTo(7200);
  }

  @Test
  void gauge_thatWasNeverAboveZero_isLeftOut() {
    Course course = Course.of(ReportFixtures.busy().result());

    assertThat(course.gauge("gpus")).isEmpty();
    assertThat(course.gauge("RUNNING")).isPresent();
  }
}
