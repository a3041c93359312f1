package dev.berth.reports.html;

import java.util.List;
import java.util.stream.Collectors;

/** Figures as markup: a place for the script to draw in, and a table that needs no script. */
final class FigureSection {
  private FigureSection() {}

  /** The figures in order. */
  static String markup(List<Figure> figures) {
    return figures.stream().map(FigureSection::markup).collect(Collectors.joining());
  }

  /** One figure. */
  static String markup(Figure figure) {
    return switch (figure) {
      case Figure.Drawn drawn -> drawn(drawn);
      case Figure.Empty empty ->
          """
          <figure id="%s">
          <figcaption><h3>%s</h3></figcaption>
          <p class="empty">%s</p>
          </figure>
          """
              .formatted(empty.id(), escape(empty.title()), escape(empty.words()));
    };
  }

  private static String drawn(Figure.Drawn figure) {
    return """
    <figure id="%1$s">
    <figcaption><h3>%2$s</h3><p>%3$s</p></figcaption>
    <div class="chart %4$s" id="%1$s-chart" role="img" tabindex="0" aria-label="%5$s"></div>
    <details><summary>Table<span class="hidden">: %2$s</span></summary>
    %6$s</details>
    </figure>
    """
        .formatted(
            figure.id(),
            escape(figure.title()),
            escape(figure.caption()),
            figure.chart().kind(),
            escape(figure.finding()),
            figure.table().markup(figure.title()));
  }

  private static String escape(String text) {
    return Markup.escape(text);
  }
}
