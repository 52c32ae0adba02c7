import * as fc from 'fast-check';

/** A document with one value replaced by one of another type. */
export interface SpoiltJson {
  readonly json: unknown;
  /** Where: names and places from the root. */
  readonly path: readonly (string | number)[];
}

type Path = SpoiltJson['path'];

/** One of each JSON type, and some that only look right. */
const JUNK = [null, true, false, 0, -1, 1e308, '', 'x', '\u0000', '__proto__', [], [null], [[[]]], {}, { x: 1 }] as const;

/** Spoils one value of one of these documents, wherever it stands. */
export function anySpoilt(documents: readonly unknown[]): fc.Arbitrary<SpoiltJson> {
  return fc.record({ document: fc.constantFrom(...documents), pick: fc.nat(), junk: fc.nat() }).map(({ document, pick, junk }) => {
    // Where null is a value, anything may be.
    const paths = pathsOf(document).filter((path) => valueAt(document, path) !== null);
    const path = paths[pick % paths.length] ?? [];
    const others = JUNK.filter((value) => typeOf(value) !== typeOf(valueAt(document, path)));
    return { json: replaced(document, path, others[junk % others.length]), path };
  });
}

/** Spoils the text of a document: cut short, a byte changed, a part doubled or left out. */
export function anySpoiltText(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .record({
      text: fc.constantFrom(...texts),
      at: fc.nat(),
      width: fc.integer({ min: 1, max: 40 }),
      how: fc.nat({ max: 3 }),
      byte: fc.nat({ max: 255 }),
    })
    .map(({ text, at, width, how, byte }) => {
      const place = at % text.length;
      const [before, part, rest] = [text.slice(0, place), text.slice(place, place + width), text.slice(place + width)];
      if (how === 0) return before;
      if (how === 1) return before + String.fromCharCode(byte) + text.slice(place + 1);
      return how === 2 ? before + part + part + rest : before + rest;
    });
}

function pathsOf(value: unknown, path: Path = []): Path[] {
  const below = Array.isArray(value)
    ? // Of a long list its first members stand for all.
      value.slice(0, 3).flatMap((member, place) => pathsOf(member, [...path, place]))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, member]) => pathsOf(member, [...path, name]))
      : [];
  return [path, ...below];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)[step], value);
}

function replaced(value: unknown, [step, ...rest]: Path, junk: unknown): unknown {
  if (step === undefined) return junk;
  const inner = replaced((value as Record<string | number, unknown>)[step], rest, junk);
  if (Array.isArray(value)) return value.with(Number(step), inner);
  return { ...(value as object), [step]: inner };
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}
