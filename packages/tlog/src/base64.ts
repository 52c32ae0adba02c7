const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SHAPE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Bytes as standard base64 with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let place = 0; place < bytes.length; place += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(place, place + 3);
    const bits = (a << 16) | (b << 8) | c;
    const given = bytes.length - place;
    text += letter(bits >> 18) + letter(bits >> 12) + (given > 1 ? letter(bits >> 6) : '=') + (given > 2 ? letter(bits) : '=');
  }
  return text;
}

/** The bytes of standard base64; undefined for any other text, also where unused bits are set: each value has one spelling. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (!SHAPE.test(text)) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let place = 0, written = 0; place < text.length; place += 4, written += 3) {
    let bits = 0;
    for (let digit = 0; digit < 4; digit += 1) bits = (bits << 6) | Math.max(0, ALPHABET.indexOf(text.charAt(place + digit)));
    // What is written past the end falls away.
    bytes[written] = bits >> 16;
    bytes[written + 1] = bits >> 8;
    bytes[written + 2] = bits;
  }
  return toBase64(bytes) === text ? bytes : undefined;
}

function letter(bits: number): string {
  return ALPHABET.charAt(bits & 63);
}
