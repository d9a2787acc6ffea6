/** Tables whose rows stay where they are while their cells change: so a button can be hit, and text can be marked. */
import {element} from './values.js';

export class Table {
  /** `columns` are `[title, className]`. */
  constructor(table, columns) {
    this.columns = columns;
    this.rows = new Map();
    this.body = element('tbody', '');
    table.replaceChildren(element('thead', '', element('tr', '', ...columns.map(([title, className]) => element('th', className, title)))), this.body);
  }

  /** Shows `rows`, each `{key, cells, className}`, in that order; a cell is text or an element, made once for each key by `make`. */
  show(rows, make) {
    const kept = new Set(rows.map(row => row.key));
    for (const [key, known] of this.rows) {
      if (!kept.has(key)) {
        known.line.remove();
        this.rows.delete(key);
      }
    }
    rows.forEach((row, at) => {
      let known = this.rows.get(row.key);
      if (!known) {
        const cells = this.columns.map(([, className]) => element('td', className));
        const line = element('tr', '', ...cells);
        if (make) cells.at(-1).append(...make(row));
        known = {line, cells, keeps: Boolean(make)};
        this.rows.set(row.key, known);
      }
      known.line.className = row.className ?? '';
      row.cells.forEach((text, cell) => {
        if (known.cells[cell].textContent !== String(text)) known.cells[cell].textContent = text;
      });
      if (this.body.children[at] !== known.line) this.body.insertBefore(known.line, this.body.children[at] ?? null);
    });
  }
}
