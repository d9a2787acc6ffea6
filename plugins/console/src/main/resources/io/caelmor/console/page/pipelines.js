/** The three pipelines as boxes: flow a second, what waits in front of each, what is dropped there and why; red where a stage has died. */
import {element, number} from './values.js';

/** Seconds that things wait of which none is taken, until whoever should take them is called dead. */
const DEAD_SECONDS = 5;

export class Pipelines {
  constructor(place) {
    this.place = place;
  }

  begin(pipelines) {
    this.boxes = [];
    this.place.replaceChildren(...pipelines.map(way => {
      const boxes = element('div', 'boxes', ...way.boxes.map(box => this.box(box)));
      return element('div', 'lane', element('b', '', way.name), boxes);
    }));
  }

  box(declared) {
    const flow = element('span', '', '–');
    const total = element('small', '', '');
    const waits = element('div', 'waits', '');
    const dropped = element('ul', '');
    const made = element('div', 'box', element('h3', '', declared.title), element('div', 'flow', flow, ' ', total), waits, dropped);
    made.dataset.counter = declared.passed;
    this.boxes.push({declared, made, flow, total, waits, dropped});
    return made;
  }

  /** `rate` and `value` tell of a counter by its name. */
  counted(rate, value, help) {
    for (const box of this.boxes) {
      const passing = rate(box.declared.passed);
      box.made.title = help(box.declared.passed);
      box.flow.textContent = number(passing);
      box.total.textContent = `/s · ${number(value(box.declared.passed))} in all`;
      box.made.classList.toggle('moving', passing > 0);
      box.dropped.replaceChildren(...box.declared.dropped.filter(name => value(name) > 0).map(name => {
        const now = rate(name);
        const line = element('li', '', `${name.replace(/^.*\./, '').replaceAll('_', ' ')} ${number(value(name))}${now > 0 ? ` · ${number(now)}/s` : ''}`);
        line.title = help(name);
        return line;
      }));
    }
  }

  /** What waits now; answers the titles of the stages that are dead. */
  waiting(queues, tickStands) {
    const dead = [];
    for (const box of this.boxes) {
      const queue = box.declared.waits && queues[box.declared.waits];
      if (!queue) continue;
      const isDead = queue[0] > 0 && (queue[1] > DEAD_SECONDS || Boolean(tickStands));
      box.waits.textContent = isDead ? `DEAD: ${number(queue[0])} wait, none taken for ${queue[1].toFixed(0)} s` : queue[0] === 0 ? 'nothing waits' : `${number(queue[0])} ${queue[0] === 1 ? 'waits' : 'wait'}`;
      box.waits.title = box.declared.waitsFor;
      box.made.classList.toggle('dead', isDead);
      if (isDead) dead.push(box.declared.title);
    }
    return dead;
  }
}
