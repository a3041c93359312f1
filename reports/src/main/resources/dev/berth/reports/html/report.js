"use strict";

/* Draws the charts of a report. All numbers and words come from the page; nothing is computed here
   but positions, ticks and the time under the pointer. */
(() => {
  const TIME_STEPS = [
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 14400, 21600, 43200,
    86400, 172800, 432000, 864000, 1728000, 4320000, 8640000,
  ];
  const TICK_PIXELS = 70;
  const ROW_LABEL_PIXELS = 15;
  const DOT_PIXELS = 34;
  const NARROW = 480;
  const SHEET = 720;
  const DASHES = "path://M0 0h3v2h-3zM4 0h3v2h-3zM8 0h3v2h-3z";
  const ZOOM_SLIDER = "states";
  const FONT =
    'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif';

  const root = document.documentElement;
  const figures = JSON.parse(document.getElementById("report-data").textContent);
  const drawn = new Map();
  const number = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
  const fine = new Intl.NumberFormat("en", { maximumSignificantDigits: 6 });
  let zoom = { start: 0, end: 100 };

  const kinds = { lines, heat, percentiles, bars, scatter };

  /* Colours and words */

  function theme() {
    const style = getComputedStyle(root);
    return (name) => style.getPropertyValue("--" + name).trim();
  }

  function clock(seconds, end) {
    const pad = (value) => String(value).padStart(2, "0");
    const whole = Math.round(seconds);
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor((whole % 3600) / 60);
    if (end >= 2 * 86400) {
      const rest = whole % 86400;
      const days = Math.floor(whole / 86400) + "d";
      return rest === 0 ? days : `${days} ${pad(Math.floor(rest / 3600))}:${pad(minutes)}`;
    }
    if (end >= 3600) {
      return `${hours}:${pad(minutes)}` + (whole % 60 === 0 ? "" : ":" + pad(whole % 60));
    }
    if (end >= 60) {
      return `${Math.floor(whole / 60)}:${pad(whole % 60)}`;
    }
    return number.format(seconds) + " s";
  }

  function compact(value) {
    return value >= 1e6 ? fine.format(value / 1e6) + " M" : fine.format(value);
  }

  function tip(title, rows) {
    const box = document.createElement("div");
    box.className = "tip";
    const heading = document.createElement("b");
    heading.textContent = title;
    box.append(heading);
    for (const [colour, name, value] of rows) {
      const row = document.createElement("div");
      if (colour) {
        const mark = document.createElement("i");
        mark.style.background = colour;
        row.append(mark);
      }
      for (const text of [name, value]) {
        const cell = document.createElement("span");
        cell.textContent = text;
        row.append(cell);
      }
      box.append(row);
    }
    return box;
  }

  /* What all charts share */

  function base(colour) {
    return {
      animation: false,
      textStyle: { fontFamily: FONT, fontSize: 12, color: colour("muted") },
      grid: { left: 4, right: 14, top: 34, bottom: 6 },
      legend: {
        top: 0,
        left: 0,
        padding: 0,
        itemWidth: 10,
        itemHeight: 10,
        itemGap: 14,
        icon: "roundRect",
        type: "scroll",
        pageIconColor: colour("muted"),
        pageTextStyle: { color: colour("muted") },
        textStyle: { color: colour("text"), fontSize: 12 },
        inactiveColor: colour("border"),
      },
      tooltip: {
        confine: true,
        backgroundColor: "transparent",
        borderWidth: 0,
        padding: 0,
        shadowBlur: 0,
        shadowColor: "transparent",
        axisPointer: { lineStyle: { color: colour("muted"), type: "solid" } },
      },
    };
  }

  function axis(colour, more) {
    return {
      axisLine: { lineStyle: { color: colour("border") } },
      axisTick: { show: false },
      axisLabel: { color: colour("muted"), hideOverlap: true },
      splitLine: { lineStyle: { color: colour("grid") } },
      ...more,
    };
  }

  function valueAxis(colour, unit) {
    return axis(colour, {
      type: "value",
      min: 0,
      minInterval: unit === "tasks" || unit === "instances" ? 1 : undefined,
      axisLine: { show: false },
      axisLabel: { color: colour("muted"), formatter: compact },
    });
  }

  function timeAxis(colour, endSeconds, width) {
    const step = timeStep(endSeconds, width);
    const ticks = Array.from({ length: Math.floor(endSeconds / step) + 1 }, (_, i) => i * step);
    return axis(colour, {
      type: "value",
      min: 0,
      max: endSeconds,
      splitLine: { show: false },
      axisLabel: {
        color: colour("muted"),
        hideOverlap: true,
        customValues: ticks,
        formatter: (value) => clock(value, endSeconds),
      },
    });
  }

  function timeStep(end, width) {
    const visible = (end * (zoom.end - zoom.start)) / 100;
    const wanted = visible / Math.max(2, Math.floor(width / TICK_PIXELS));
    return TIME_STEPS.find((step) => step >= wanted) ?? Math.ceil(wanted / 8640000) * 8640000;
  }

  function zooms(colour, shown) {
    return [
      {
        type: "slider",
        show: shown,
        height: 18,
        bottom: 4,
        left: 46,
        right: 18,
        showDetail: false,
        filterMode: "none",
        brushSelect: false,
        borderColor: colour("border"),
        backgroundColor: "transparent",
        fillerColor: "rgba(86, 140, 190, 0.16)",
        moveHandleSize: 0,
        handleStyle: { color: colour("surface"), borderColor: colour("muted") },
        dataBackground: { lineStyle: { color: colour("border") }, areaStyle: { opacity: 0.4 } },
        ...zoom,
      },
      { type: "inside", zoomOnMouseWheel: "ctrl", moveOnMouseWheel: false, filterMode: "none", ...zoom },
    ];
  }

  /* The kinds of chart */

  function lines(id, chart, colour, width) {
    const { bucketSeconds, endSeconds, stacked, unit } = chart;
    const shown = id === ZOOM_SLIDER;
    const options = base(colour);
    options.grid.bottom = shown ? 40 : 6;
    options.legend.show = stacked || chart.lines.length > 1;
    if (width < SHEET) {
      options.legend.itemGap = 8;
      options.legend.textStyle.fontSize = 11;
    }
    options.legend.data = chart.lines.map((line) => ({
      name: line.name,
      icon: line.filled ? "roundRect" : DASHES,
    }));
    options.xAxis = timeAxis(colour, endSeconds, width);
    options.yAxis = valueAxis(colour, unit);
    options.dataZoom = zooms(colour, shown);
    options.series = chart.lines.map((line) => series(line, chart, colour));
    options.tooltip.trigger = "axis";
    options.tooltip.formatter = (points) => {
      const from = points[0].data[0];
      const bucket = Math.min(
        Math.floor(from / bucketSeconds + 1e-9),
        chart.lines[0].values.length - 1,
      );
      const start = bucket * bucketSeconds;
      const title =
        clock(start, endSeconds) + " – " + clock(Math.min(start + bucketSeconds, endSeconds), endSeconds);
      const rows = chart.lines.map((line) => [
        colour(line.colour),
        line.name,
        number.format(line.values[bucket]),
      ]);
      if (stacked) {
        const total = chart.lines.reduce((sum, line) => sum + line.values[bucket], 0);
        rows.reverse().push(["", "all", number.format(total)]);
      }
      return tip(title, rows);
    };
    return options;
  }

  function series(line, chart, colour) {
    const { bucketSeconds, endSeconds, stacked } = chart;
    const data = line.values.map((value, bucket) => [bucket * bucketSeconds, value]);
    data.push([endSeconds, line.values.at(-1)]);
    return {
      name: line.name,
      type: "line",
      step: "end",
      data,
      stack: stacked ? "all" : undefined,
      symbol: "none",
      color: colour(line.colour),
      lineStyle: {
        width: stacked ? 0 : 1.4,
        color: colour(line.colour),
        opacity: line.filled ? 1 : 0.65,
        type: line.filled ? "solid" : [3, 3],
      },
      areaStyle: line.filled ? { opacity: stacked ? 1 : 0.22 } : undefined,
      emphasis: { disabled: true },
    };
  }

  /* The cells are shapes of a custom series: a heatmap series is painted in slices over many frames,
     of which a print shows the first, and knows categories only where this needs time. */
  function heat(id, chart, colour, width) {
    const { bucketSeconds, endSeconds, rows, permille } = chart;
    const narrow = width < NARROW;
    const options = base(colour);
    options.legend.show = false;
    options.xAxis = timeAxis(colour, endSeconds, width);
    options.yAxis = axis(colour, {
      type: "category",
      inverse: true,
      data: rows,
      axisLine: { show: false },
      splitLine: { show: false },
      axisLabel: {
        color: colour("muted"),
        fontSize: 11,
        width: narrow ? 60 : 150,
        overflow: "truncate",
        interval: Math.ceil((rows.length * ROW_LABEL_PIXELS) / heatHeight(rows)) - 1,
      },
    });
    options.dataZoom = zooms(colour, false);
    options.visualMap = {
      type: "continuous",
      dimension: 3,
      min: 0,
      max: 1000,
      orient: "horizontal",
      left: 0,
      top: 0,
      padding: 0,
      itemWidth: 12,
      itemHeight: narrow ? 100 : 180,
      calculable: false,
      hoverLink: false,
      text: ["100%", "0%"],
      textStyle: { color: colour("muted") },
      inRange: { color: [0, 1, 2, 3, 4].map((shade) => colour("heat-" + shade)) },
    };
    options.series = [
      {
        type: "custom",
        renderItem: cell,
        clip: true,
        progressive: 0,
        encode: { x: [0, 1], y: 2 },
        data: permille.flatMap((row, y) =>
          row.map((value, x) => {
            const from = x * bucketSeconds;
            return [from, Math.min(from + bucketSeconds, endSeconds), y, value];
          }),
        ),
      },
    ];
    options.tooltip.formatter = ({ data: [from, to, row, value] }) =>
      tip(clock(from, endSeconds) + " – " + clock(to, endSeconds), [
        ["", rows[row], (value / 10).toFixed(1) + "%"],
      ]);
    return options;
  }

  function cell(_, api) {
    const [left, middle] = api.coord([api.value(0), api.value(2)]);
    const [right] = api.coord([api.value(1), api.value(2)]);
    const height = api.size([0, 1])[1];
    const top = Math.round(middle - height / 2);
    const bottom = Math.round(middle + height / 2);
    const x = Math.round(left);
    return {
      type: "rect",
      shape: { x, y: top, width: Math.max(1, Math.round(right) - x), height: bottom - top },
      style: { fill: api.visual("color") },
    };
  }

  function heatHeight(rows) {
    return Math.min(560, Math.max(90, rows.length * 9));
  }

  function percentiles(id, chart, colour) {
    const options = base(colour);
    options.xAxis = axis(colour, {
      type: "value",
      min: 0,
      max: chart.ticks.length - 1,
      interval: 1,
      axisLabel: { color: colour("muted"), formatter: (nines) => chart.ticks[nines] ?? "" },
      splitLine: { show: true, lineStyle: { color: colour("grid") } },
    });
    options.yAxis = valueAxis(colour, chart.unit);
    options.yAxis.axisLabel.formatter = (value) => compact(value) + " " + chart.unit;
    options.series = chart.curves.map((curve) => ({
      name: curve.name,
      type: "line",
      data: curve.points.map((point) => [point.nines, point.value]),
      symbol: "none",
      color: colour(curve.colour),
      lineStyle: { width: 2.2 },
      emphasis: { disabled: true },
    }));
    options.tooltip.trigger = "axis";
    options.tooltip.formatter = (points) => {
      const index = points[0].dataIndex;
      const title = "fastest " + chart.curves[0].points[index].percentile;
      const rows = chart.curves.map((curve) => [
        colour(curve.colour),
        curve.name,
        "≤ " + curve.points[index].label,
      ]);
      return tip(title, rows);
    };
    return options;
  }

  function bars(id, chart, colour) {
    const options = base(colour);
    options.grid.top = 4;
    options.grid.right = 48;
    options.legend.show = false;
    options.xAxis = valueAxis(colour, chart.unit);
    options.yAxis = axis(colour, {
      type: "category",
      inverse: true,
      data: chart.bars.map((bar) => bar.name),
      splitLine: { show: false },
    });
    options.series = [
      {
        type: "bar",
        data: chart.bars.map((bar) => bar.count),
        color: colour("vermillion"),
        barMaxWidth: 22,
        barCategoryGap: "28%",
        itemStyle: { borderRadius: [0, 3, 3, 0], opacity: 0.85 },
        label: {
          show: true,
          position: "right",
          color: colour("text"),
          formatter: ({ dataIndex }) => chart.bars[dataIndex].label,
        },
        emphasis: { disabled: true },
      },
    ];
    options.tooltip.trigger = "axis";
    options.tooltip.axisPointer = { type: "none" };
    options.tooltip.formatter = ([{ dataIndex }]) =>
      tip(chart.bars[dataIndex].name, [["", chart.unit, chart.bars[dataIndex].label]]);
    return options;
  }

  function scatter(id, chart, colour) {
    const amount = ({ unit, end }) => ({
      ...valueAxis(colour, unit),
      max: end,
      interval: end / 4,
      axisLabel: {
        color: colour("muted"),
        hideOverlap: true,
        margin: DOT_PIXELS / 2,
        formatter: (value) => compact(value) + " " + unit,
      },
    });
    const options = base(colour);
    options.grid.right = 24;
    options.grid.top = 44;
    options.xAxis = amount(chart.across);
    options.yAxis = amount(chart.up);
    options.legend.icon = undefined;
    options.series = chart.clouds.map((cloud) => ({
      name: cloud.name,
      type: "scatter",
      symbol: cloud.symbol,
      data: cloud.dots.map((dot) => [dot.x, dot.y]),
      symbolSize: (_, { dataIndex }) =>
        Math.min(DOT_PIXELS, 6 + 2.5 * Math.sqrt(cloud.dots[dataIndex].instances)),
      color: colour(cloud.colour),
      itemStyle: { opacity: 0.6 },
      clip: false,
    }));
    options.tooltip.trigger = "item";
    options.tooltip.formatter = ({ seriesIndex, dataIndex }) => {
      const dot = chart.clouds[seriesIndex].dots[dataIndex];
      return tip(dot.name, [
        ["", "free " + chart.across.unit, fine.format(dot.x)],
        ["", "free " + chart.up.unit, fine.format(dot.y)],
        ["", "tasks that fit", dot.fits],
      ]);
    };
    return options;
  }

  /* Drawing, again whenever the window or its colours change */

  function draw(figure) {
    const place = document.getElementById(figure.id + "-chart");
    if (figure.kind === "heat") {
      place.style.height = heatHeight(figure.chart.rows) + 70 + "px";
    }
    let instance = drawn.get(figure.id);
    if (!instance) {
      instance = echarts.init(place, null, { renderer: "canvas" });
      drawn.set(figure.id, instance);
      instance.on("datazoom", () => follow(instance));
      place.addEventListener("keydown", (event) => step(event, figure, instance));
      place.addEventListener("blur", () => instance.dispatchAction({ type: "hideTip" }));
    }
    instance.resize();
    const width = place.clientWidth;
    instance.setOption(kinds[figure.kind](figure.id, figure.chart, theme(), width), true);
    place.dataset.drawn = "true";
  }

  function drawAll() {
    for (const figure of figures) {
      try {
        draw(figure);
      } catch (error) {
        failed(figure, error);
      }
    }
    root.dataset.charts = figures.length;
    root.dataset.drawn = document.querySelectorAll(".chart[data-drawn]").length;
  }

  function failed(figure, error) {
    const place = document.getElementById(figure.id + "-chart");
    place.textContent = "This chart could not be drawn; the table below has its figures.";
    place.style.height = "auto";
    root.dataset.error = figure.id + ": " + error.message;
    console.error(error);
  }

  /* All time charts show the same stretch of time. */
  let following = false;

  function follow(source) {
    if (following) return;
    following = true;
    const { start, end } = source.getOption().dataZoom[0];
    zoom = { start, end };
    requestAnimationFrame(() => {
      for (const figure of figures) {
        if (figure.kind !== "lines" && figure.kind !== "heat") continue;
        const instance = drawn.get(figure.id);
        const options = kinds[figure.kind](
          figure.id,
          figure.chart,
          theme(),
          instance.getWidth(),
        );
        const { xAxis } = options;
        const other = instance === source ? {} : { dataZoom: options.dataZoom };
        instance.setOption({ xAxis, ...other });
      }
      following = false;
    });
  }

  /* Left and right move the pointer through a chart that has the focus. */
  function step(event, figure, instance) {
    const move = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
    if (move === undefined) return;
    const last = instance.getOption().series[0].data.length - 1;
    const at = Number(event.currentTarget.dataset.at ?? -1) + move;
    const dataIndex = Math.max(0, Math.min(last, at));
    event.currentTarget.dataset.at = dataIndex;
    instance.dispatchAction({ type: "showTip", seriesIndex: 0, dataIndex });
    event.preventDefault();
  }

  addEventListener("error", (event) => (root.dataset.error = event.message));
  addEventListener("securitypolicyviolation", (event) => {
    root.dataset.error = "blocked: " + event.violatedDirective;
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  addEventListener("beforeprint", () => {
    root.classList.add("printing");
    drawAll();
  });
  addEventListener("afterprint", () => {
    root.classList.remove("printing");
    drawAll();
  });
  let resizing = 0;
  addEventListener("resize", () => {
    cancelAnimationFrame(resizing);
    resizing = requestAnimationFrame(drawAll);
  });
  drawAll();
})();
