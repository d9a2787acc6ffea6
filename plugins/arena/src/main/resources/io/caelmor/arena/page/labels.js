const MOST_LABELS = 600;
/** For what is written on a light ground. */
export const DARK = '#10201a';

/** Texts as pictures: shaping one costs more than the rest of a figure, so each is written once. */
export class Labels {
    /** @type {Map<string, HTMLCanvasElement>} */
    #labels = new Map();

    /** @param {string} text @param {string} colour light ones get a dark rim @param {number} size pixels */
    of(text, colour, size) {
        const key = `${size} ${colour} ${text}`;
        let label = this.#labels.get(key);
        if (label === undefined) {
            label = write(text, colour, size);
            if (this.#labels.size >= MOST_LABELS) {
                this.#labels.clear();
            }
            this.#labels.set(key, label);
        }
        return label;
    }

    clear() {
        this.#labels.clear();
    }
}

/** @param {string} text @param {string} colour @param {number} size */
function write(text, colour, size) {
    const canvas = document.createElement('canvas');
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const font = `600 ${size}px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif`;
    context.font = font;
    canvas.width = Math.max(1, Math.ceil(context.measureText(text).width + size * 0.6));
    canvas.height = Math.ceil(size * 1.5);
    context.font = font;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = size * 0.28;
    context.strokeStyle = 'rgb(6 12 9 / 85%)';
    if (colour !== DARK) {
        context.strokeText(text, canvas.width / 2, canvas.height / 2);
    }
    context.fillStyle = colour;
    context.fillText(text, canvas.width / 2, canvas.height / 2);
    return canvas;
}
