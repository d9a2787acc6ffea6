/** Side of a piece of ground that is painted once, world units. */
const PIECE = 32;
const MOST_PIECES = 120;
const TUFTS = 15;

/** Grass, stones and flowers, the same at the same place for everybody; and the end of the world. */
export class Ground {
    /** @type {Map<string, HTMLCanvasElement>} the longest unused first */
    #pieces = new Map();
    #scale = 0;

    /**
     * @param {CanvasRenderingContext2D} context @param {{x: number, y: number}} camera its middle @param {number} scale pixels a unit
     * @param {{width: number, height: number} | null} bounds of the world, where they are known
     */
    draw(context, camera, scale, bounds) {
        if (scale !== this.#scale) {
            this.#pieces.clear();
            this.#scale = scale;
        }
        const {width, height} = context.canvas;
        const [left, top] = [camera.x - width / 2 / scale, camera.y - height / 2 / scale];
        for (let row = Math.floor(top / PIECE); row * PIECE < top + height / scale; row++) {
            for (let column = Math.floor(left / PIECE); column * PIECE < left + width / scale; column++) {
                const piece = this.#piece(column, row);
                context.drawImage(piece, Math.floor((column * PIECE - left) * scale), Math.floor((row * PIECE - top) * scale));
            }
        }
        if (bounds !== null) {
            this.#beyond(context, -left * scale, -top * scale, bounds.width * scale, bounds.height * scale);
        }
    }

    /** @param {CanvasRenderingContext2D} context @param {number} left @param {number} top @param {number} width @param {number} height */
    #beyond(context, left, top, width, height) {
        const {canvas} = context;
        context.fillStyle = '#0c1411';
        context.fillRect(0, 0, canvas.width, top);
        context.fillRect(0, top + height, canvas.width, canvas.height - top - height);
        context.fillRect(0, 0, left, canvas.height);
        context.fillRect(left + width, 0, canvas.width - left - width, canvas.height);
        context.strokeStyle = '#57d9a3';
        context.lineWidth = 3;
        context.strokeRect(left, top, width, height);
    }

    /** @param {number} column @param {number} row */
    #piece(column, row) {
        const key = `${column} ${row}`;
        let piece = this.#pieces.get(key);
        if (piece === undefined) {
            piece = paint(column, row, this.#scale);
            if (this.#pieces.size >= MOST_PIECES) {
                this.#pieces.delete(/** @type {string} */ (this.#pieces.keys().next().value));
            }
        } else {
            this.#pieces.delete(key);
        }
        this.#pieces.set(key, piece);
        return piece;
    }
}

/** @param {number} column @param {number} row @param {number} scale */
function paint(column, row, scale) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = Math.ceil(PIECE * scale) + 1;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', {alpha: false}));
    const random = randomOf(column, row);
    context.fillStyle = '#29402f';
    context.fillRect(0, 0, canvas.width, canvas.height);
    for (let i = 0; i < 5; i++) {
        // Within the piece, so that no seam shows.
        const radius = 4 + random() * 6;
        const reach = PIECE - 2 * radius;
        spot(context, (radius + random() * reach) * scale, (radius + random() * reach) * scale, radius * scale, random() < 0.5 ? '#325039' : '#233729');
    }
    context.lineCap = 'round';
    for (let i = 0; i < TUFTS; i++) {
        const [x, y, what] = [(1.5 + random() * (PIECE - 3)) * scale, (1.5 + random() * (PIECE - 3)) * scale, random()];
        if (what < 0.78) {
            tuft(context, x, y, scale * (0.5 + random() * 0.5));
        } else if (what < 0.9) {
            stone(context, x, y, scale * (0.35 + random() * 0.6));
        } else {
            flower(context, x, y, scale * 0.32, random() < 0.5 ? '#e9d58a' : '#b6a4e8');
        }
    }
    return canvas;
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} radius @param {string} colour */
function spot(context, x, y, radius, colour) {
    const gradient = context.createRadialGradient(x, y, 0, x, y, radius);
    gradient.addColorStop(0, colour);
    gradient.addColorStop(1, `${colour}00`);
    context.fillStyle = gradient;
    context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} size */
function tuft(context, x, y, size) {
    context.strokeStyle = '#47705a';
    context.lineWidth = size * 0.22;
    context.beginPath();
    for (const lean of [-0.7, 0, 0.7]) {
        context.moveTo(x + lean * size * 0.3, y);
        context.quadraticCurveTo(x + lean * size * 0.4, y - size * 0.6, x + lean * size, y - size * (1 - Math.abs(lean) * 0.4));
    }
    context.stroke();
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} size */
function stone(context, x, y, size) {
    context.fillStyle = 'rgb(0 0 0 / 25%)';
    context.beginPath();
    context.ellipse(x, y + size * 0.3, size * 1.1, size * 0.7, 0, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = '#5c6b66';
    context.beginPath();
    context.ellipse(x, y, size, size * 0.75, 0.3, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = '#74847e';
    context.beginPath();
    context.ellipse(x - size * 0.2, y - size * 0.2, size * 0.5, size * 0.3, 0.3, 0, 2 * Math.PI);
    context.fill();
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} size @param {string} colour */
function flower(context, x, y, size, colour) {
    context.fillStyle = colour;
    for (let petal = 0; petal < 5; petal++) {
        context.beginPath();
        context.arc(x + Math.cos(petal * 1.257) * size, y + Math.sin(petal * 1.257) * size, size * 0.7, 0, 2 * Math.PI);
        context.fill();
    }
    context.fillStyle = '#8a5a2b';
    context.beginPath();
    context.arc(x, y, size * 0.6, 0, 2 * Math.PI);
    context.fill();
}

/** The same sequence for the same piece (mulberry32). @param {number} column @param {number} row @returns {() => number} `0 <= n < 1` */
function randomOf(column, row) {
    let state = Math.imul(column, 0x9E3779B1) ^ Math.imul(row, 0x85EBCA77) ^ 0x5EED;
    return () => {
        state = state + 0x6D2B79F5 | 0;
        let mixed = Math.imul(state ^ state >>> 15, 1 | state);
        mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
        return ((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32;
    };
}
