/** A picture has so many pixels for a figure's radius of 1. */
const UNIT = 36;
const SIDE = Math.ceil(UNIT * 3);
const MOST_PICTURES = 400;
const DIRECTIONS = 16;

/** Players, wolves and herbs: each look is painted once, in each direction, and copied from then on. */
export class Figures {
    /** @type {Map<string, HTMLCanvasElement>} */
    #pictures = new Map();

    /**
     * @param {CanvasRenderingContext2D} context @param {string} paint `wolf`, or `avatar` and a hue @param {number} left @param {number} top
     * @param {number} size pixels of a figure's radius @param {number} angle where it looks, radians
     * @param {boolean} stands @param {boolean} hurt whether it was struck right now
     */
    body(context, paint, left, top, size, angle, stands, hurt) {
        const direction = (Math.round(angle / (2 * Math.PI) * DIRECTIONS) % DIRECTIONS + DIRECTIONS) % DIRECTIONS;
        const look = direction / DIRECTIONS * 2 * Math.PI;
        this.#copy(context, `${paint} ${direction} ${stands} ${hurt}`, left, top, size, pen => {
            const [kind, hue] = paint.split(' ');
            if (kind === 'wolf') {
                wolf(pen, look, stands, hurt);
            } else {
                avatar(pen, Number(hue), look, stands, hurt);
            }
        });
    }

    /** @param {CanvasRenderingContext2D} context @param {number} left @param {number} top @param {number} size */
    herb(context, left, top, size) {
        this.#copy(context, 'herb', left, top, size, herb);
    }

    /** @param {CanvasRenderingContext2D} context @param {string} key @param {number} left @param {number} top @param {number} size @param {(pen: CanvasRenderingContext2D) => void} paint */
    #copy(context, key, left, top, size, paint) {
        let picture = this.#pictures.get(key);
        if (picture === undefined) {
            picture = document.createElement('canvas');
            picture.width = picture.height = SIDE;
            const pen = /** @type {CanvasRenderingContext2D} */ (picture.getContext('2d'));
            pen.translate(SIDE / 2, SIDE / 2);
            pen.scale(UNIT, UNIT);
            paint(pen);
            if (this.#pictures.size >= MOST_PICTURES) {
                this.#pictures.clear();
            }
            this.#pictures.set(key, picture);
        }
        const side = size * SIDE / UNIT;
        context.drawImage(picture, left - side / 2, top - side / 2, side, side);
    }
}

/** @param {CanvasRenderingContext2D} pen @param {number} width @param {number} x @param {number} y @param {number} height */
function shadow(pen, width, x = 0, y = 0.78, height = 0.42) {
    pen.fillStyle = 'rgb(0 0 0 / 32%)';
    pen.beginPath();
    pen.ellipse(x, y, width, height, 0, 0, 2 * Math.PI);
    pen.fill();
}

/** @param {CanvasRenderingContext2D} pen @param {number} x @param {number} y @param {number} radius @param {string} colour */
function dot(pen, x, y, radius, colour) {
    pen.fillStyle = colour;
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.fill();
}

/** A round fellow who looks where he goes. @param {CanvasRenderingContext2D} pen @param {number} hue @param {number} look @param {boolean} stands @param {boolean} hurt */
function avatar(pen, hue, look, stands, hurt) {
    shadow(pen, 0.95);
    const [x, y] = [Math.cos(look), Math.sin(look) * 0.8];
    const body = pen.createLinearGradient(0, -1, 0, 1);
    body.addColorStop(0, hurt ? '#ffffff' : stands ? `hsl(${hue} 72% 66%)` : '#8d9692');
    body.addColorStop(1, hurt ? '#ffd9d6' : stands ? `hsl(${hue} 62% 38%)` : '#58605c');
    pen.lineWidth = 0.13;
    pen.strokeStyle = '#0d1512';
    for (const side of [-1, 1]) {
        const hand = look + side * 1.15;
        dot(pen, Math.cos(hand) * 0.98, 0.2 + Math.sin(hand) * 0.6, 0.3, '#0d1512');
        dot(pen, Math.cos(hand) * 0.98, 0.2 + Math.sin(hand) * 0.6, 0.2, stands ? `hsl(${hue} 70% 72%)` : '#8d9692');
    }
    pen.fillStyle = body;
    pen.beginPath();
    pen.arc(0, 0, 0.94, 0, 2 * Math.PI);
    pen.fill();
    pen.stroke();
    if (y < -0.55) {
        return;
    }
    for (const side of [-1, 1]) {
        const [eyeX, eyeY] = [x * 0.38 + side * 0.32 * Math.max(0.35, Math.abs(Math.sin(look))), -0.18 + y * 0.3];
        if (stands) {
            dot(pen, eyeX, eyeY, 0.25, '#ffffff');
            dot(pen, eyeX + x * 0.09, eyeY + y * 0.09, 0.13, '#0d1512');
        } else {
            pen.beginPath();
            for (const slope of [-1, 1]) {
                pen.moveTo(eyeX - 0.13, eyeY - 0.13 * slope);
                pen.lineTo(eyeX + 0.13, eyeY + 0.13 * slope);
            }
            pen.stroke();
        }
    }
}

/** From above, the snout ahead. @param {CanvasRenderingContext2D} pen @param {number} look @param {boolean} stands @param {boolean} hurt */
function wolf(pen, look, stands, hurt) {
    shadow(pen, 0.9, 0, 0.45, 0.6);
    pen.save();
    pen.rotate(look);
    const coat = hurt ? '#ffe2df' : stands ? '#7c8794' : '#5d6468';
    const dark = hurt ? '#ffc3bf' : stands ? '#4f5965' : '#474d50';
    pen.lineWidth = 0.11;
    pen.strokeStyle = '#0d1512';
    pen.lineJoin = 'round';
    const shape = (/** @type {string} */ colour, /** @type {[number, number][]} */ points) => {
        pen.fillStyle = colour;
        pen.beginPath();
        points.forEach(([x, y]) => pen.lineTo(x, y));
        pen.closePath();
        pen.fill();
        pen.stroke();
    };
    shape(dark, [[-0.8, -0.14], [-1.35, 0], [-0.8, 0.14]]);
    pen.fillStyle = coat;
    pen.beginPath();
    pen.ellipse(-0.25, 0, 0.78, 0.5, 0, 0, 2 * Math.PI);
    pen.fill();
    pen.stroke();
    pen.fillStyle = dark;
    pen.beginPath();
    pen.ellipse(-0.3, 0, 0.6, 0.2, 0, 0, 2 * Math.PI);
    pen.fill();
    shape(dark, [[0.3, -0.3], [0.22, -0.72], [0.62, -0.42]]);
    shape(dark, [[0.3, 0.3], [0.22, 0.72], [0.62, 0.42]]);
    shape(coat, [[0.1, -0.42], [0.62, -0.46], [1.2, -0.12], [1.2, 0.12], [0.62, 0.46], [0.1, 0.42]]);
    dot(pen, 1.17, 0, 0.11, '#0d1512');
    for (const side of [-1, 1]) {
        dot(pen, 0.66, side * 0.22, 0.11, stands ? '#ffcf4a' : '#0d1512');
    }
    pen.restore();
}

/** @param {CanvasRenderingContext2D} pen */
function herb(pen) {
    const glow = pen.createRadialGradient(0, 0, 0, 0, 0, 1.4);
    glow.addColorStop(0, 'rgb(120 255 190 / 45%)');
    glow.addColorStop(1, 'rgb(120 255 190 / 0%)');
    pen.fillStyle = glow;
    pen.fillRect(-1.5, -1.5, 3, 3);
    shadow(pen, 0.45, 0, 0.5, 0.2);
    pen.lineWidth = 0.09;
    pen.strokeStyle = '#0e3a27';
    for (const angle of [-1.2, -0.6, 0, 0.6, 1.2]) {
        pen.save();
        pen.translate(0, 0.45);
        pen.rotate(angle);
        pen.fillStyle = Math.abs(angle) > 1 ? '#2fae78' : '#4fd79a';
        pen.beginPath();
        pen.ellipse(0, -0.52, 0.2, 0.5, 0, 0, 2 * Math.PI);
        pen.fill();
        pen.stroke();
        pen.restore();
    }
    dot(pen, 0, -0.25, 0.2, '#ffffff');
    pen.fillStyle = '#f0605a';
    pen.fillRect(-0.05, -0.38, 0.1, 0.26);
    pen.fillRect(-0.13, -0.3, 0.26, 0.1);
}
