/** The last message that the followed session was sent, byte for byte by section and by column. */
import {element, number} from './values.js';

export class FrameView {
  constructor(place, note) {
    this.place = place;
    this.note = note;
  }

  show(state, account) {
    if (state.followed < 0) {
      this.note.textContent = 'look at a session in the table below';
      this.place.replaceChildren();
      return;
    }
    const frame = state.frame;
    this.note.textContent = frame ? `${account}: ${frame.bytes} bytes in tick ${frame.tick}` : `${account}: nothing yet`;
    if (!frame) return;
    const rows = [];
    this.bars(rows, 'by section', frame.sections, frame.bytes, name => frame.told[name] ? `${name} (${number(frame.told[name])})` : name);
    this.bars(rows, 'values by column and event', frame.columns, frame.bytes, name => name);
    const seen = state.entities.filter((value, at) => at % 5 === 4 && value).length;
    rows.push(element('b', '', `${number(seen)} entities in its area of interest`));
    this.place.replaceChildren(element('div', 'bars', ...rows));
  }

  bars(rows, title, numbers, whole, label) {
    rows.push(element('b', '', title));
    for (const [name, bytes] of Object.entries(numbers).sort((a, b) => b[1] - a[1])) {
      const bar = element('i', '');
      bar.style.width = `${100 * bytes / whole}%`;
      rows.push(element('span', '', label(name)), bar, element('span', '', `${bytes} B`));
    }
  }
}
