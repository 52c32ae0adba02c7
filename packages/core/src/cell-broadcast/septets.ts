/**
 * Packs septets into octets, the first one in the lowest bits.
 *
 * @see 3GPP TS 23.038 §6.1.2.2
 */
export function packSeptets(septets: readonly number[]): Uint8Array {
  const octets = new Uint8Array(Math.ceil((septets.length * 7) / 8));
  for (const [index, septet] of septets.entries()) {
    const bit = index * 7;
    const place = bit >> 3;
    const shifted = (septet & 0x7f) << (bit & 7);
    octets[place] = (octets[place] ?? 0) | (shifted & 0xff);
    if (shifted > 0xff) octets[place + 1] = shifted >> 8;
  }
  return octets;
}

/** Every whole septet that the octets hold. */
export function unpackSeptets(octets: Uint8Array): readonly number[] {
  const septets: number[] = [];
  for (let bit = 0; bit + 7 <= octets.length * 8; bit += 7) {
    const place = bit >> 3;
    const pair = (octets[place] ?? 0) | ((octets[place + 1] ?? 0) << 8);
    septets.push((pair >> (bit & 7)) & 0x7f);
  }
  return septets;
}
