// @ts-check
// UTF-8 by hand, for engines without TextEncoder and TextDecoder.

/**
 * Writes a text into `bytes`, which has room for three bytes a unit; half a surrogate pair becomes U+FFFD.
 *
 * @param {string} text
 * @param {Uint8Array} bytes
 * @returns {number} how many bytes it took
 */
export function encode(text, bytes) {
  let end = 0;
  for (let index = 0; index < text.length; index += 1) {
    let code = text.charCodeAt(index);
    if (code >= 0xd800 && code <= 0xdfff) {
      const low = code < 0xdc00 ? text.charCodeAt(index + 1) : NaN;
      if (low >= 0xdc00 && low <= 0xdfff) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        index += 1;
      } else {
        code = 0xfffd;
      }
    }
    if (code < 0x80) {
      bytes[end++] = code;
    } else if (code < 0x800) {
      bytes[end++] = 0xc0 | (code >> 6);
      bytes[end++] = 0x80 | (code & 0x3f);
    } else if (code < 0x10000) {
      bytes[end++] = 0xe0 | (code >> 12);
      bytes[end++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[end++] = 0x80 | (code & 0x3f);
    } else {
      bytes[end++] = 0xf0 | (code >> 18);
      bytes[end++] = 0x80 | ((code >> 12) & 0x3f);
      bytes[end++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[end++] = 0x80 | (code & 0x3f);
    }
  }
  return end;
}

/** As many units as a function takes arguments in every engine. */
const PIECE = 4096;

/**
 * The text of well-formed UTF-8, which is all that the module writes.
 *
 * @param {Uint8Array} bytes
 */
export function decode(bytes) {
  let text = "";
  /** @type {number[]} */
  let units = [];
  const byte = (/** @type {number} */ index) => /** @type {number} */ (bytes[index]);
  for (let index = 0; index < bytes.length;) {
    const first = byte(index);
    if (first < 0x80) {
      units.push(first);
      index += 1;
    } else if (first < 0xe0) {
      units.push(((first & 0x1f) << 6) | (byte(index + 1) & 0x3f));
      index += 2;
    } else if (first < 0xf0) {
      units.push(((first & 0x0f) << 12) | ((byte(index + 1) & 0x3f) << 6) | (byte(index + 2) & 0x3f));
      index += 3;
    } else {
      const code = ((first & 0x07) << 18) | ((byte(index + 1) & 0x3f) << 12) | ((byte(index + 2) & 0x3f) << 6) | (byte(index + 3) & 0x3f);
      units.push(0xd7c0 + (code >> 10), 0xdc00 + (code & 0x3ff));
      index += 4;
    }
    if (units.length >= PIECE) {
      text += String.fromCharCode(...units);
      units = [];
    }
  }
  return text + String.fromCharCode(...units);
}
