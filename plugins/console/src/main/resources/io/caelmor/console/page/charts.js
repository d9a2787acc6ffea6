/** The two charts over the last ten minutes, one point a second. A second that is missing is a gap, not a line. */
import uPlot from './uplot.js';
import {colour, hue, micros} from './values.js';

const HEIGHT = 230;
const SECONDS = 600;
const LEAST_SECONDS = 60;
const GAP_SECONDS = 3;
const MOST_HOOKS = 12;

export class Charts {
  constructor(tickPlace, hookPlace) {
    this.places = [tickPlace, hookPlace];
    this.rows = [];
    this.hooks = [];
    this.plots = [];
    new ResizeObserver(() => this.resize()).observe(tickPlace);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.build());
  }

  /** Begins anew, for a server with these hooks. */
  begin(hooks) {
    this.hooks = hooks;
    this.rows = [];
    this.order = [];
    this.build();
  }

  add(sample, counted) {
    const at = sample.t / 1000;
    const last = this.rows.at(-1);
    if (last && at - last.at > GAP_SECONDS) this.rows.push({at: last.at + 1, gap: true});
    this.rows.push({at, sample, counted});
    while (this.rows.length > SECONDS || this.rows[0].at < at - SECONDS) this.rows.shift();
  }

  draw() {
    if (this.rows.length === 0) return;
    const busiest = this.busiest();
    if (busiest.join() !== this.order.join()) {
      this.order = busiest;
      this.build();
    }
    const xs = this.rows.map(row => row.at);
    const pick = read => this.rows.map(row => row.gap ? null : read(row));
    this.plots[0]?.setData([xs, pick(row => row.sample.duration[1]), pick(row => row.sample.duration[2]), pick(row => row.sample.duration[3]),
      pick(row => row.sample.lateness[1]), pick(row => row.sample.lateness[2]), pick(row => row.counted.caughtUp || null), pick(row => row.counted.leftOut || null)]);
    this.plots[1]?.setData([xs, ...this.stacked()]);
    // Where nobody points, the legend tells of the last second.
    this.plots.filter(plot => plot.cursor.idx == null).forEach(plot => plot.setLegend({idx: xs.length - 1}, false));
  }

  /** The hooks that take most over the last minute, the greatest first. */
  busiest() {
    const sums = this.hooks.map(() => 0);
    this.rows.slice(-60).forEach(row => row.sample?.hooks.forEach((time, hook) => { sums[hook] += time; }));
    return sums.map((sum, hook) => [sum, hook]).sort((a, b) => b[0] - a[0]).slice(0, MOST_HOOKS).map(pair => pair[1]).sort((a, b) => a - b);
  }

  /** Each series on top of those behind it; the first one is the whole. */
  stacked() {
    const shown = new Set(this.order);
    const series = this.order.map(() => []);
    const others = [];
    for (const row of this.rows) {
      if (row.gap) {
        series.forEach(each => each.push(null));
        others.push(null);
        continue;
      }
      let sum = row.sample.hooks.reduce((all, time, hook) => shown.has(hook) ? all : all + time, 0);
      others.push(sum);
      for (let i = this.order.length - 1; i >= 0; i--) {
        sum += row.sample.hooks[this.order[i]];
        series[i].push(sum);
      }
    }
    return [...series, others];
  }

  build() {
    this.plots.forEach(plot => plot.destroy());
    const dashes = [4, 4];
    this.plots = [
      new uPlot(this.options(0, [
        this.line('p50', colour('good')), this.line('p99', colour('accent')), {...this.line('max', colour('soft')), width: 1},
        {...this.line('late p50', colour('warn')), dash: dashes}, {...this.line('late p99', colour('bad')), dash: dashes},
        this.marks('caught up', colour('warn')), this.marks('left out', colour('bad')),
      ]), this.nothing(7), this.places[0]),
      new uPlot(this.options(1, [
        ...this.order?.map((hook, at) => this.area(this.hooks[hook].name, hue(hook), at)) ?? [], this.area('all others', colour('soft'), this.order?.length ?? 0),
      ]), this.nothing((this.order?.length ?? 0) + 1), this.places[1]),
    ];
    if (this.rows.length) this.draw();
  }

  nothing(series) {
    return Array.from({length: series + 1}, () => []);
  }

  line(label, stroke) {
    return {label, stroke, width: 1.5, value: (_, value) => micros(value), points: {show: false}};
  }

  marks(label, stroke) {
    return {label, scale: 'ticks', stroke, width: 0, paths: () => null, points: {show: true, size: 6, fill: stroke}, value: (_, value) => value ?? 0};
  }

  area(label, stroke, at) {
    const share = (plot, index) => {
      const own = plot.data[at + 1]?.[index];
      return own == null ? '–' : micros(own - (plot.data[at + 2]?.[index] ?? 0));
    };
    return {label, stroke, width: 1, fill: stroke, points: {show: false}, value: (plot, _, __, index) => share(plot, index)};
  }

  options(place, series) {
    const axis = {stroke: colour('soft'), grid: {stroke: colour('line'), width: 1}, ticks: {stroke: colour('line')}, font: '11px system-ui'};
    return {
      width: this.places[place].clientWidth || 600, height: HEIGHT, cursor: {drag: {x: false, y: false}, sync: {key: 'console'}},
      scales: {x: {range: (_, least, most) => [Math.min((most ?? 0) - LEAST_SECONDS, least ?? 0), most ?? 0]}, y: {range: (_, __, most) => [0, Math.max(most || 0, 100) * 1.1]}, ticks: {range: () => [0, 8]}},
      axes: [axis, {...axis, size: 64, values: (_, splits) => splits.map(micros)}],
      series: [{value: (_, at) => at == null ? '' : new Date(at * 1000).toLocaleTimeString()}, ...series],
    };
  }

  resize() {
    this.plots.forEach((plot, at) => plot.setSize({width: this.places[at].clientWidth, height: HEIGHT}));
  }
}
