import {entityOf} from '../entity.js';
import {ProtocolError} from '../errors.js';

const WORD = 2 ** 32;
const NOTHING = new Uint8Array(0);

/**
 * Reads the protocol's values (docs/protocol.md section 2) from a frame. Reusable; one frame at a time. Allocates for texts, for
 * LONG values, and one view of each frame.
 */
export class WireReader {
    /** @type {Uint8Array} */
    #bytes = NOTHING;
    /** @type {DataView} */
    #view = new DataView(NOTHING.buffer);
    #at = 0;
    #texts = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
    /** The low 32 bits of the last varint read by `parts`, unsigned. */
    low = 0;
    /** The high 32 bits of the last varint read by `parts`, unsigned. */
    high = 0;

    /** @param {Uint8Array} frame stays the caller's, who leaves it alone until it is read */
    wrap(frame) {
        this.#bytes = frame;
        this.#at = 0;
        this.#view = new DataView(frame.buffer, frame.byteOffset, frame.length);
        return this;
    }

    get remaining() {
        return this.#bytes.length - this.#at;
    }

    u8() {
        this.#need(1, 'a byte');
        return this.#bytes[this.#at++];
    }

    /** A varint of at most 53 bits: all that are counts, ids, ticks and numbers. @param {string} what */
    varint(what = 'a varint') {
        const first = this.#bytes[this.#at];
        if (first < 0x80) {
            this.#at++;
            return first;
        }
        this.parts();
        if (this.high >= 2 ** 21) {
            throw new ProtocolError(`${what} has more than 53 bits`);
        }
        return this.high * WORD + this.low;
    }

    /** A varint of up to 64 bits, into `low` and `high`. */
    parts() {
        let low = 0;
        let high = 0;
        for (let shift = 0; shift < 70; shift += 7) {
            this.#need(1, 'a varint');
            const octet = this.#bytes[this.#at++];
            const bits = octet & 0x7F;
            if (shift === 63 && octet > 1) {
                throw new ProtocolError('a varint has more than 64 bits');
            }
            if (shift < 28) {
                low |= bits << shift;
            } else if (shift === 28) {
                low |= bits << 28;
                high |= bits >>> 4;
            } else {
                high |= bits << shift - 32;
            }
            if (octet < 0x80) {
                break;
            }
        }
        this.low = low >>> 0;
        this.high = high >>> 0;
    }

    /** @param {number} greatest @param {string} what */
    varintUpTo(greatest, what) {
        const value = this.varint(what);
        if (value > greatest) {
            throw new ProtocolError(`${what} is ${value}, more than ${greatest}`);
        }
        return value;
    }

    /** @param {string} what */
    varint32(what) {
        return this.varintUpTo(WORD - 1, what);
    }

    /** A signed number of at most 53 bits. @param {string} what */
    zigzag(what = 'a number') {
        return unmap(this.varint(what));
    }

    zigzag32() {
        const value = this.varint('an INT');
        if (value >= WORD) {
            throw new ProtocolError(`the value ${unmap(value)} does not fit 32 bits`);
        }
        return unmap(value);
    }

    /** A signed number of 64 bits. */
    zigzag64() {
        this.parts();
        const mapped = BigInt(this.high) << 32n | BigInt(this.low);
        return BigInt.asIntN(64, mapped >> 1n ^ -(mapped & 1n));
    }

    f32() {
        this.#need(4, 'an f32');
        const value = this.#view.getFloat32(this.#at, true);
        this.#at += 4;
        return value;
    }

    /** A number of 1-4 bytes, lowest first. @param {number} count */
    littleEndian(count) {
        this.#need(count, 'a move');
        let value = 0;
        for (let i = count - 1; i >= 0; i--) {
            value = value * 256 + this.#bytes[this.#at + i];
        }
        this.#at += count;
        return value;
    }

    entity() {
        const index = this.varint32("an entity's index");
        return entityOf(index, this.varint32("an entity's generation"));
    }

    /** @param {number} maxBytes */
    text(maxBytes) {
        const length = this.varintUpTo(maxBytes, 'the length of a text');
        if (length === 0) {
            return '';
        }
        try {
            return this.#texts.decode(this.#slice(length, 'a text'));
        } catch (e) {
            throw e instanceof ProtocolError ? e : new ProtocolError('a text is no UTF-8');
        }
    }

    /** A copy. @param {number} count @param {string} what */
    bytes(count, what) {
        return this.#slice(count, what).slice();
    }

    /** @param {number} count @param {string} what */
    #slice(count, what) {
        this.#need(count, what);
        this.#at += count;
        return this.#bytes.subarray(this.#at - count, this.#at);
    }

    /** @param {number} count @param {string} what */
    #need(count, what) {
        if (this.#bytes.length - this.#at < count) {
            throw new ProtocolError(`the frame ends inside ${what}`);
        }
    }
}

/** The signed number that a zigzag varint stands for. @param {number} mapped */
export function unmap(mapped) {
    return mapped % 2 === 0 ? mapped / 2 : -(mapped + 1) / 2;
}
