import {generationOf, indexOf} from '../entity.js';

/**
 * Writes the protocol's values (docs/protocol.md section 2). Reusable: `take` hands out a copy of what was written and begins
 * anew.
 */
export class WireWriter {
    #bytes = new Uint8Array(256);
    #view = new DataView(this.#bytes.buffer);
    #length = 0;
    #texts = new TextEncoder();

    get length() {
        return this.#length;
    }

    /** The bytes written since the last call. */
    take() {
        const taken = this.#bytes.slice(0, this.#length);
        this.#length = 0;
        return taken;
    }

    /** @param {number} value */
    u8(value) {
        this.#room(1);
        this.#bytes[this.#length++] = value;
        return this;
    }

    /** @param {number} value an integer, `0..2^53-1` */
    varint(value) {
        this.#room(10);
        let rest = value;
        while (rest >= 0x80) {
            this.#bytes[this.#length++] = rest % 0x80 | 0x80;
            rest = Math.floor(rest / 0x80);
        }
        this.#bytes[this.#length++] = rest;
        return this;
    }

    /** @param {number} value an integer of at most 52 bits */
    zigzag(value) {
        return this.varint(value >= 0 ? value * 2 : -value * 2 - 1);
    }

    /** @param {bigint} value of 64 bits, signed */
    zigzag64(value) {
        const mapped = BigInt.asUintN(64, value << 1n ^ value >> 63n);
        let low = Number(mapped & 0xFFFF_FFFFn);
        let high = Number(mapped >> 32n);
        this.#room(10);
        while (high > 0 || low >= 0x80) {
            this.#bytes[this.#length++] = low % 0x80 | 0x80;
            low = Math.floor(low / 0x80) + high % 0x80 * 2 ** 25;
            high = Math.floor(high / 0x80);
        }
        this.#bytes[this.#length++] = low;
        return this;
    }

    /** @param {number} value */
    f32(value) {
        this.#room(4);
        this.#view.setFloat32(this.#length, value, true);
        this.#length += 4;
        return this;
    }

    /** @param {string} value */
    text(value) {
        const encoded = this.#texts.encode(value);
        return this.varint(encoded.length).raw(encoded);
    }

    /** @param {import('../entity.js').Entity} entity */
    entity(entity) {
        return this.varint(indexOf(entity)).varint(generationOf(entity));
    }

    /** @param {Uint8Array} bytes */
    raw(bytes) {
        this.#room(bytes.length);
        this.#bytes.set(bytes, this.#length);
        this.#length += bytes.length;
        return this;
    }

    /** @param {number} count */
    #room(count) {
        if (this.#length + count > this.#bytes.length) {
            const larger = new Uint8Array(2 * (this.#length + count));
            larger.set(this.#bytes.subarray(0, this.#length));
            this.#bytes = larger;
            this.#view = new DataView(larger.buffer);
        }
    }
}
