/** Writes unsigned numbers of any width up to 32 bits, the highest bit first. */
export interface BitWriter {
  write(value: number, bits: number): void;
  /** Zero bits up to the next whole octet. */
  align(): void;
  octets(): Uint8Array;
}

/** A writer at the beginning of nothing. */
export function createBitWriter(): BitWriter {
  const octets: number[] = [];
  let free = 0;
  return {
    write(value, bits) {
      for (let bit = bits - 1; bit >= 0; bit -= 1) {
        if (free === 0) {
          octets.push(0);
          free = 8;
        }
        free -= 1;
        // Division instead of a shift: 32-bit values stay unsigned.
        if (Math.floor(value / 2 ** bit) % 2 === 1) octets[octets.length - 1] = (octets.at(-1) ?? 0) | (1 << free);
      }
    },
    align() {
      free = 0;
    },
    octets: () => Uint8Array.from(octets),
  };
}

/** Reads what {@link createBitWriter} writes. Past the end there are zeros; `isShort` tells. */
export interface BitReader {
  read(bits: number): number;
  align(): void;
  /** True once more was asked for than there was. */
  isShort(): boolean;
}

/** A reader at the first bit. */
export function createBitReader(octets: Uint8Array): BitReader {
  let bit = 0;
  return {
    read(bits) {
      let value = 0;
      for (const end = bit + bits; bit < end; bit += 1) value = value * 2 + (((octets[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
      return value;
    },
    align() {
      bit = Math.ceil(bit / 8) * 8;
    },
    isShort: () => bit > octets.length * 8,
  };
}
