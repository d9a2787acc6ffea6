import {TOKEN_BYTES, VERSION} from './welcome.js';

export const HELLO = 0x01;
export const RESUME = 0x02;
export const COMMAND = 0x03;
export const BYE = 0x04;
export const ACK = 0x05;
export const WELCOME = 0x81;
export const TICK = 0x82;
export const KICK = 0x83;
export const REDIRECT = 0x84;
export const PACE = 0x85;

/** @typedef {import('./writer.js').WireWriter} WireWriter */

/** @param {WireWriter} out @param {string} account @param {string} credential @param {string} program */
export function writeHello(out, account, credential, program) {
    return out.u8(HELLO).u8(VERSION).text(account).text(credential).text(program);
}

/** @param {WireWriter} out @param {Uint8Array} token @param {string} program */
export function writeResume(out, token, program) {
    if (token.length !== TOKEN_BYTES) {
        throw new TypeError(`a token for a RESUME has ${TOKEN_BYTES} bytes, not ${token.length}`);
    }
    return out.u8(RESUME).u8(VERSION).raw(token).text(program);
}

/** What stands before a command's parameters. @param {WireWriter} out @param {number} id @param {number} number */
export function writeCommand(out, id, number) {
    return out.u8(COMMAND).u8(0).varint(id).varint(number);
}

/** @param {WireWriter} out @param {number} tick the newest TICK that was applied */
export function writeAck(out, tick) {
    return out.u8(ACK).varint(tick);
}

/** @param {WireWriter} out */
export function writeBye(out) {
    return out.u8(BYE);
}
