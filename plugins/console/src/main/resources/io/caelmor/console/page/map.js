/** The world from above: cells by load, entities by kind, and what the followed session may see. Moves on smoothly between two states. */
import {colour, element, hue, number} from './values.js';

const STATE_MILLIS = 500;

export class WorldMap {
  constructor(canvas, legend, note) {
    this.canvas = canvas;
    this.legend = legend;
    this.note = note;
    this.before = new Map();
    this.now = new Map();
    this.at = 0;
    requestAnimationFrame(() => this.frame());
  }

  begin(world, kinds) {
    this.world = world;
    this.kinds = kinds;
    this.canvas.style.aspectRatio = `${world.width} / ${world.height}`;
  }

  show(state, viewpoint) {
    this.before = this.now;
    this.now = new Map();
    const counts = new Map();
    for (let i = 0; i < state.entities.length; i += 5) {
      const [index, kind, x, y, seen] = state.entities.slice(i, i + 5);
      this.now.set(index, {kind, x, y, seen});
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    this.state = state;
    this.viewpoint = viewpoint;
    this.at = performance.now();
    const shown = this.now.size;
    this.note.textContent = `${number(state.visible)} visible of ${number(state.population)} entities${shown < state.visible ? `, ${number(shown)} drawn` : ''}`
      + (this.world.reach ? ` · cells of ${number(state.cellSize)} units` : '');
    this.legend.replaceChildren(...[...counts].sort((a, b) => b[1] - a[1]).map(([kind, count]) => {
      const dot = element('i', '');
      dot.style.background = this.kindColour(kind);
      return element('span', '', dot, `${this.kinds[kind] ?? kind} ${number(count)}`);
    }));
  }

  kindColour(kind) {
    return hue(Object.keys(this.kinds).indexOf(String(kind)));
  }

  frame() {
    requestAnimationFrame(() => this.frame());
    if (!this.state || document.hidden || this.canvas.clientWidth === 0) return;
    const progress = (performance.now() - this.at) / STATE_MILLIS;
    if (progress > 1.2 && this.settled === this.state) return;
    this.settled = progress > 1 ? this.state : undefined;
    this.draw(Math.min(1, progress));
  }

  draw(progress) {
    const ratio = devicePixelRatio || 1;
    const {clientWidth: width, clientHeight: height} = this.canvas;
    if (this.canvas.width !== Math.round(width * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    const pen = this.canvas.getContext('2d');
    const scale = Math.min(width / this.world.width, height / this.world.height);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    pen.setTransform(ratio * scale, 0, 0, ratio * scale, 0, 0);
    this.cells(pen);
    const following = this.state.followed >= 0;
    const place = entity => {
      const from = this.before.get(entity[0]) ?? entity[1];
      const far = Math.hypot(entity[1].x - from.x, entity[1].y - from.y) > 40;
      return far ? entity[1] : {x: from.x + (entity[1].x - from.x) * progress, y: from.y + (entity[1].y - from.y) * progress};
    };
    const size = Math.max(2.2, Math.min(5, 130 / Math.sqrt(this.now.size + 1))) / scale;
    for (const entry of this.now) {
      const {x, y} = place(entry);
      pen.globalAlpha = following && !entry[1].seen ? 0.28 : 1;
      pen.fillStyle = this.kindColour(entry[1].kind);
      pen.beginPath();
      pen.arc(x, y, size, 0, 7);
      pen.fill();
      if (following && entry[0] === this.viewpoint) this.reach(pen, x, y, size, scale);
    }
    pen.globalAlpha = 1;
  }

  cells(pen) {
    const {cells, cellSize} = this.state;
    let most = 1;
    for (let i = 2; i < cells.length; i += 3) most = Math.max(most, cells[i]);
    pen.fillStyle = colour('accent');
    for (let i = 0; i < cells.length; i += 3) {
      pen.globalAlpha = 0.05 + 0.2 * cells[i + 2] / most;
      pen.fillRect(cells[i] * cellSize, cells[i + 1] * cellSize, cellSize, cellSize);
    }
    pen.globalAlpha = 1;
  }

  reach(pen, x, y, size, scale) {
    pen.strokeStyle = colour('accent');
    pen.lineWidth = 2 / scale;
    pen.beginPath();
    pen.arc(x, y, size * 1.9, 0, 7);
    pen.stroke();
    if (this.world.reach) {
      pen.setLineDash([6 / scale, 5 / scale]);
      pen.beginPath();
      pen.arc(x, y, this.world.reach, 0, 7);
      pen.stroke();
      pen.setLineDash([]);
    }
  }
}
