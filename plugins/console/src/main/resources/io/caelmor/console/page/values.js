/** Numbers for people, and elements from text: nothing a player says is ever read as HTML. */

export function number(value) {
  const size = Math.abs(value);
  if (size >= 1e9) return `${(value / 1e9).toFixed(2)} G`;
  if (size >= 1e6) return `${(value / 1e6).toFixed(2)} M`;
  if (size >= 1e4) return `${(value / 1e3).toFixed(1)} k`;
  return Number.isInteger(value) ? String(value) : value.toFixed(size < 10 ? 1 : 0);
}

export function bytes(value) {
  if (value >= 1 << 20) return `${(value / (1 << 20)).toFixed(1)} MiB`;
  if (value >= 1 << 10) return `${(value / (1 << 10)).toFixed(1)} KiB`;
  return `${Math.round(value)} B`;
}

export function micros(value) {
  if (value == null) return '–';
  if (value >= 1e6) return `${(value / 1e6).toFixed(2)} s`;
  if (value >= 1e3) return `${(value / 1e3).toFixed(value >= 1e4 ? 1 : 2)} ms`;
  return `${value.toFixed(value < 10 ? 1 : 0)} µs`;
}

export function seconds(value) {
  if (value >= 3600) return `${Math.floor(value / 3600)} h ${Math.floor(value / 60) % 60} min`;
  if (value >= 60) return `${Math.floor(value / 60)} min ${Math.floor(value) % 60} s`;
  return `${Math.floor(value)} s`;
}

/** An element with text, or with other elements, in it. */
export function element(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content.map(each => each instanceof Node ? each : String(each)));
  return made;
}

/** A colour of the page's, as it is now in light or dark. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** The colour of the number-th of several things: neighbours are well apart (golden angle). */
export function hue(number) {
  return `hsl(${(215 + number * 137.508) % 360} 65% 56%)`;
}

/** A hook's order: those at the ends by their distance to it. */
export function order(value) {
  const least = value + 2147483648;
  const greatest = 2147483647 - value;
  if (least < 1e6) return least ? `MIN+${least}` : 'MIN';
  if (greatest < 1e6) return greatest ? `MAX-${greatest}` : 'MAX';
  return String(value);
}
