import {DARK} from './labels.js';
import {CALLS} from './talk.js';

const NUMBER_MS = 900;
const SLASH_MS = 180;
const SPEECH_MS = 4500;
const SPEECH_CHARACTERS = 48;
const MOST = 150;

/**
 * What shows for a moment, where somebody is or was.
 *
 * @typedef {{what: 'number' | 'slash' | 'speech', who: import('./caelmor-client/entity.js').Entity, from: import('./caelmor-client/entity.js').Entity, text: string,
 *     colour: string, at: number, x: number, y: number, drift: number}} Effect
 */

/** Numbers that rise, slashes and speech: what the server told as events. */
export class Effects {
    #drawn;
    /** @type {Effect[]} */
    #effects = [];
    #turn = 0;

    /** @param {Map<import('./caelmor-client/entity.js').Entity, import('./scene.js').Drawn>} drawn where everybody was drawn last */
    constructor(drawn) {
        this.#drawn = drawn;
    }

    /** @param {import('./play.js').Play} play */
    listen(play) {
        const {client} = play;
        this.#effects.length = 0;
        client.onEvent('combat.hit', ({attacker, target, amount}) => {
            const own = target === client.world.viewpoint;
            this.#add('slash', target, attacker, '', own ? '#ff8a80' : '#ffffff');
            this.#add('number', target, target, `-${amount}`, own ? '#ff6b62' : '#ffe08a');
        });
        client.onEvent('arena.healed', ({who, amount}) => this.#add('number', who, who, `+${amount}`, '#6df0b4'));
        client.onEvent('combat.death', ({victim}) => this.#add('number', victim, victim, 'felled', '#ff8a80'));
        client.onEvent('say', ({speaker, text}) => this.#speak(speaker, text));
        client.onEvent('arena.cheer', ({who, mood}) => this.#speak(who, CALLS[mood] ?? '!'));
    }

    /** The own blow shows at once; whether it hits, the server says. @param {import('./caelmor-client/entity.js').Entity} target */
    swing(target) {
        this.#add('slash', target, target, '', 'rgb(255 255 255 / 60%)');
    }

    /**
     * @param {CanvasRenderingContext2D} context @param {number} now @param {number} scale @param {(x: number, y: number) => [number, number]} project
     * @param {import('./labels.js').Labels} labels @param {number} ratio
     */
    draw(context, now, scale, project, labels, ratio) {
        let kept = 0;
        for (const effect of this.#effects) {
            const age = now - effect.at;
            const life = effect.what === 'number' ? NUMBER_MS : effect.what === 'slash' ? SLASH_MS : SPEECH_MS;
            if (age > life) {
                continue;
            }
            this.#effects[kept++] = effect;
            const where = this.#drawn.get(effect.who);
            if (where !== undefined) {
                effect.x = where.x;
                effect.y = where.y;
            }
            const [left, top] = project(effect.x, effect.y);
            const part = Math.max(0, age / life);
            if (effect.what === 'number') {
                const label = labels.of(effect.text, effect.colour, 19 * ratio);
                context.globalAlpha = 1 - part * part;
                context.drawImage(label, left - label.width / 2 + effect.drift * part * scale, top - (4.6 + part * 3) * scale - label.height / 2);
                context.globalAlpha = 1;
            } else if (effect.what === 'slash') {
                this.#slash(context, effect, left, top, part, scale);
            } else {
                this.#speech(context, labels.of(effect.text, DARK, 14 * ratio), left, top - 6.2 * scale, part, ratio);
            }
        }
        this.#effects.length = kept;
    }

    /** @param {import('./caelmor-client/entity.js').Entity} who @param {string} text */
    #speak(who, text) {
        // The last word of somebody replaces the one before.
        this.#effects = this.#effects.filter(effect => effect.what !== 'speech' || effect.who !== who);
        const shown = [...text];
        this.#add('speech', who, who, shown.length > SPEECH_CHARACTERS ? `${shown.slice(0, SPEECH_CHARACTERS).join('')} …` : text, '');
    }

    /** @param {Effect['what']} what @param {Effect['who']} who @param {Effect['from']} from @param {string} text @param {string} colour */
    #add(what, who, from, text, colour) {
        const where = this.#drawn.get(who);
        if (where === undefined) {
            return;
        }
        if (this.#effects.length >= MOST) {
            this.#effects.shift();
        }
        this.#turn = (this.#turn + 1) % 5;
        this.#effects.push({what, who, from, text, colour, at: performance.now(), x: where.x, y: where.y, drift: this.#turn - 2});
    }

    /** @param {CanvasRenderingContext2D} context @param {Effect} effect @param {number} left @param {number} top @param {number} part @param {number} scale */
    #slash(context, effect, left, top, part, scale) {
        const from = this.#drawn.get(effect.from);
        const angle = from === undefined || from.x === effect.x && from.y === effect.y ? effect.drift : Math.atan2(effect.y - from.y, effect.x - from.x);
        context.save();
        context.translate(left, top);
        context.rotate(angle);
        context.strokeStyle = effect.colour;
        context.globalAlpha = 1 - part;
        context.lineWidth = 0.5 * scale * (1 - part);
        context.lineCap = 'round';
        context.beginPath();
        context.arc(-2.2 * scale, 0, 3 * scale, -0.9 + part * 0.7, -0.1 + part * 1.1);
        context.stroke();
        context.restore();
    }

    /** @param {CanvasRenderingContext2D} context @param {HTMLCanvasElement} label @param {number} left @param {number} top @param {number} part @param {number} ratio */
    #speech(context, label, left, top, part, ratio) {
        const [width, height] = [label.width + 12 * ratio, label.height + 6 * ratio];
        context.globalAlpha = part > 0.85 ? (1 - part) / 0.15 : 1;
        context.fillStyle = 'rgb(245 250 247 / 95%)';
        context.beginPath();
        context.roundRect(left - width / 2, top - height, width, height, 9 * ratio);
        context.moveTo(left - 6 * ratio, top - 1);
        context.lineTo(left, top + 7 * ratio);
        context.lineTo(left + 6 * ratio, top - 1);
        context.fill();
        context.drawImage(label, left - label.width / 2, top - height + 3 * ratio);
        context.globalAlpha = 1;
    }
}
