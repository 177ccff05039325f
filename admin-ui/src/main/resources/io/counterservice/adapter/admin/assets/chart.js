// Draws a history over the server's picture, at its size, and tells what the pointer reads: uPlot for the drawing, exact numbers for the words.
(() => {
  const chart = document.querySelector(".chart[data-starts]");
  if (!chart || !window.uPlot) return;
  const list = (name) => chart.dataset[name].split(",");
  const [starts, opens, values, changes, refusals] = ["starts", "opens", "values", "changes", "refusals"].map(list);
  const { zone, maximum, near } = chart.dataset;
  const middles = values.map((_, at) => (Number(starts[at]) + Number(starts[at + 1])) / 2);
  // A value is drawn where it was reached: at the end of its bucket, and the first one at its beginning.
  const edges = starts.map((_, at) => values[at - 1] || opens[at] || "");
  const numbers = (texts) => texts.map((text) => (text === "" ? null : Number(text)));

  // Exact, in the words of the server.
  const grouped = (text) => text.replace("-", "−").replace(/\B(?=(\d{3})+$)/g, ",");
  const signed = (text) => (/^[1-9]/.test(text) ? "+" : "") + grouped(text);
  // As short as tells the ticks apart.
  const short = [0, 1, 2, 3].map((maximumFractionDigits) => new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits }));
  const shortest = (ticks) => short.map((form) => ticks.map((tick) => form.format(tick).replace("K", "k").replace("-", "−"))).find((words) => new Set(words).size === ticks.length) ?? ticks.map((tick) => grouped(String(tick)));
  const WHOLE = [...Array(18).keys()].flatMap((zeros) => [1, 2, 5].map((digit) => digit * 10 ** zeros));
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, dateStyle: "medium", timeStyle: "short" });

  const readout = chart.querySelector(".readout");
  const [time, value, change, refused] = readout.querySelectorAll("span:first-child, b");
  const tell = (at) => {
    time.textContent = clock.formatRange(starts[at] * 1_000, starts[at + 1] * 1_000);
    value.textContent = values[at] === "" ? "unknown" : grouped(values[at]);
    change.textContent = signed(changes[at]);
    refused.textContent = grouped(refusals[at]);
  };

  // The colours of the style sheet: a canvas knows no variables.
  const colour = (name) => () => {
    chart.style.color = `var(--${name})`;
    const { color } = getComputedStyle(chart);
    chart.style.removeProperty("color");
    return color;
  };
  // A day at its beginning, else the time of day; months where they are what is told apart.
  const inZone = (form) => new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...form });
  const [minutes, days, months] = [{ hour: "2-digit", minute: "2-digit" }, { day: "numeric", month: "short" }, { month: "short", year: "numeric" }].map(inZone);
  const said = (_, ticks, __, ___, step) =>
    ticks.map((tick) => {
      const time = minutes.format(tick * 1_000);
      return step >= 28 * 86_400 ? months.format(tick * 1_000) : step >= 86_400 || time === "00:00" ? days.format(tick * 1_000) : time;
    });
  const font = `12px ${getComputedStyle(document.body).fontFamily}`;
  const axis = { stroke: colour("ink-3"), font, ticks: { show: false }, grid: { stroke: colour("line"), width: 1 } };
  // The words beside all strips need the room of the longest.
  const LEFT = 44;
  let left = LEFT;
  const room = (plot, words) => {
    plot.ctx.font = axis.font;
    const widest = Math.max(0, ...(words ?? []).map((word) => plot.ctx.measureText(word ?? "").width));
    return (left = Math.max(left, Math.ceil(widest) + 8));
  };
  // From where values are near the maximum, below all else.
  const ground = (plot) => {
    if (!near || near < plot.scales.y.min) return;
    const { ctx, bbox } = plot;
    const [top, bottom] = [maximum, near].map((value) => plot.valToPos(Number(value), "y", true));
    ctx.fillStyle = colour("near-soft")();
    ctx.fillRect(bbox.left, top, bbox.width, bottom - top);
  };
  const limit = (plot) => {
    if (!maximum) return;
    const { ctx, bbox } = plot;
    const y = plot.valToPos(Number(maximum), "y", true);
    ctx.save();
    ctx.strokeStyle = colour("at-fill")();
    ctx.setLineDash([5, 4]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.restore();
  };
  const strip = (height, data, series, { isTimed = false, hasAxis = true, range, hooks = {} } = {}) => ({
    height, padding: [8, 0, isTimed ? 0 : 4, 0], legend: { show: false }, tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), zone),
    cursor: { sync: { key: "history", setSeries: false }, y: false, points: { show: hasAxis }, drag: { x: true, y: false } },
    scales: { x: { range: () => [Number(starts[0]), Number(starts[starts.length - 1])] }, y: range ? { range } : {} }, hooks, series: [{}, { points: { show: false }, ...series }],
    axes: [
      { ...axis, show: isTimed, size: 20, gap: 4, values: said },
      { ...axis, size: room, gap: 6, incrs: WHOLE, grid: { ...axis.grid, show: hasAxis }, values: (_, ticks) => (hasAxis ? shortest(ticks) : []) },
    ],
    data: [data === edges ? starts.map(Number) : middles, numbers(data)],
  });
  const bucketAt = (plot) => {
    if (!(plot.cursor.left >= 0)) return values.length - 1;
    const at = starts.findIndex((start) => Number(start) > plot.posToVal(plot.cursor.left, "x"));
    return at < 1 ? values.length - 1 : at - 1;
  };
  const bars = uPlot.paths.bars({ size: [0.6, 24] });
  const withMaximum = (_, low, high) => uPlot.rangeNum(low, Math.max(high, maximum ? Number(maximum) : high), 0.05, true);
  const strips = [
    strip(240, edges, { stroke: colour("accent"), width: 1.5 }, { range: withMaximum, hooks: { drawClear: [ground], draw: [limit], setCursor: [(plot) => tell(bucketAt(plot))] } }),
    strip(72, changes, { stroke: colour("accent"), fill: colour("accent"), width: 0, paths: bars }),
    strip(38, refusals, { stroke: colour("at-fill"), fill: colour("at-fill"), width: 0, paths: bars }, { isTimed: true, hasAxis: false, range: (_, __, high) => [0, Math.max(high, 1)] }),
  ];

  const pictures = [...chart.querySelectorAll(".plot")];
  const width = () => chart.querySelector(".plots").clientWidth + LEFT;
  const place = chart.querySelector(".plots");
  const plots = strips.map(({ data, ...options }) => new uPlot({ ...options, width: width() }, data, place));
  const fit = () => plots.forEach((plot) => plot.setSize({ width: width(), height: plot.height }));
  if (left > LEFT) fit();
  for (const picture of pictures) picture.remove();
  tell(values.length - 1);
  readout.classList.add("told");
  new ResizeObserver(() => plots[0].width !== width() && fit()).observe(chart);
  const redraw = () => plots.forEach((plot) => plot.redraw(false));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-theme"] });

  // Left and right read the neighbours.
  place.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const from = plots[0].cursor.left >= 0 ? bucketAt(plots[0]) : values.length;
    const at = Math.min(Math.max(from + step, 0), values.length - 1);
    plots[0].setCursor({ left: plots[0].valToPos(middles[at], "x"), top: 0 });
  });
})();
