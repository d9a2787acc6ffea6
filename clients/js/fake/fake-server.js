import {WireReader} from '../src/wire/reader.js';
import {WireWriter} from '../src/wire/writer.js';
import {TOKEN} from './vectors.js';
import {settled} from './stepped-time.js';

/** One side of a carrier that a test speaks for. */
export class FakeWire {
    /** @type {Uint8Array[]} */
    received = [];
    closed = false;

    /** @param {string} url @param {import('../src/carrier/websocket.js').Ends} ends */
    constructor(url, ends) {
        this.url = url;
        this.ends = ends;
    }

    /** @param {WireWriter} out */
    say(out) {
        this.ends.frame(out.take());
    }

    /** @param {{tick?: number, resumed?: boolean, frameLimit?: number, token?: number}} [how] */
    welcome({tick = 1000, resumed = false, frameLimit = 64, token = 0} = {}) {
        const out = new WireWriter().u8(0x81).u8(1).u8(resumed ? 1 : 0).varint(10).varint(tick).text('main').f32(1000).f32(1000).text('ann')
            .raw(TOKEN.map(octet => octet + token)).varint(30).varint(frameLimit);
        out.varint(3).text('kind').u8(1).u8(1).text('x').u8(4).u8(1).f32(1 / 64).text('y').u8(4).u8(1).f32(1 / 64);
        out.varint(3).varint(1).text('move').varint(2).text('dx').u8(3).text('dy').u8(3)
            .varint(2).text('say').varint(1).text('words').u8(5).varint(300)
            .varint(3).text('pay').varint(2).text('to').u8(6).text('gold').u8(2);
        out.varint(1).varint(1).text('say').varint(2).text('speaker').u8(6).text('words').u8(5).varint(64);
        out.varint(1).varint(1).text('unable').text("your avatar can't do that now");
        this.say(out.varint(1).zigzag(5).text('avatar'));
    }

    /**
     * A TICK with receipts that are all of one run, oldest first.
     *
     * @param {number} tick @param {number} lastNumber @param {{age?: number, receipts?: [number, number][]}} [what] number and
     *     rejection id, 0 for none
     */
    tick(tick, lastNumber, {age = 0, receipts = []} = {}) {
        const out = new WireWriter().u8(0x82).varint(tick).varint(lastNumber).u8(receipts.length === 0 ? 0 : 2);
        if (receipts.length > 0) {
            out.varint(1).varint(age).varint(receipts.length);
            let before = lastNumber;
            for (const [number, rejection] of receipts) {
                const gap = number - before;
                out.varint((gap >= 0 ? gap * 2 : -gap * 2 - 1) * 2 + (rejection === 0 ? 0 : 1));
                if (rejection !== 0) {
                    out.varint(rejection);
                }
                before = number;
            }
        }
        this.say(out);
    }

    /** @param {number} micros */
    pace(micros) {
        this.say(new WireWriter().u8(0x85).varint(micros));
    }

    /** @param {string} name @param {string} sentence */
    kick(name, sentence) {
        this.say(new WireWriter().u8(0x83).varint(99).text(name).text(sentence));
    }

    /** @param {string} address */
    redirect(address) {
        this.say(new WireWriter().u8(0x84).text(address).raw(TOKEN));
    }

    lose() {
        this.ends.closed('the line was cut');
    }

    /** What the greeting says: `HELLO ann` or `RESUME` with the token's first byte. */
    greeting() {
        const reader = new WireReader().wrap(this.received[0]);
        const type = reader.u8();
        reader.u8();
        return type === 1 ? `HELLO ${reader.text(32)}` : `RESUME ${reader.u8()}`;
    }
}

/** A server in the same process: hands out wires, and opens each at once unless it is down. */
export class FakeServer {
    /** @type {FakeWire[]} */
    wires = [];
    down = false;

    /** @type {import('../src/carrier/websocket.js').Carrier} */
    carrier = (url, ends) => {
        const wire = new FakeWire(url, ends);
        this.wires.push(wire);
        queueMicrotask(() => this.down ? ends.closed(`no connection to ${url}`) : ends.open());
        return {send: frame => void wire.received.push(frame), close: () => wire.closed = true};
    };

    /** The newest wire, when it has said its greeting. */
    async next() {
        await settled();
        return /** @type {FakeWire} */ (this.wires.at(-1));
    }
}
