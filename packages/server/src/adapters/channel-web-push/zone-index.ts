const ROWS_FIRST = 4;

/** Who wants to hear of which zone. Zones have numbers in the order in which they were first asked for. */
export interface ZoneIndex {
  /** Adds a row to a zone and gives the zone's number. */
  add(zone: string, row: number): number;
  remove(zone: number, row: number): void;
  numberOf(zone: string): number | undefined;
  nameOf(zone: number): string;
  /** The rows of a zone, unordered; valid until the next change. */
  rows(zone: number): Uint32Array;
}

/** Makes an empty index. */
export function createZoneIndex(): ZoneIndex {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const lists: Uint32Array[] = [];
  const lengths: number[] = [];

  function numberFor(zone: string): number {
    const known = numbers.get(zone);
    if (known !== undefined) return known;
    numbers.set(zone, names.length);
    lists.push(new Uint32Array(ROWS_FIRST));
    lengths.push(0);
    return names.push(zone) - 1;
  }

  return {
    add(zone, row) {
      const number = numberFor(zone);
      const length = lengths[number] ?? 0;
      let list = lists[number] ?? new Uint32Array(ROWS_FIRST);
      if (length === list.length) {
        const longer = new Uint32Array(list.length + Math.max(ROWS_FIRST, list.length >>> 1));
        longer.set(list);
        lists[number] = longer;
        list = longer;
      }
      list[length] = row;
      lengths[number] = length + 1;
      return number;
    },
    remove(zone, row) {
      const list = lists[zone];
      const length = lengths[zone] ?? 0;
      const place = list?.subarray(0, length).indexOf(row) ?? -1;
      if (list === undefined || place === -1) return;
      list[place] = list[length - 1] ?? 0;
      lengths[zone] = length - 1;
    },
    numberOf: (zone) => numbers.get(zone),
    nameOf: (zone) => names[zone] ?? '',
    rows: (zone) => (lists[zone] ?? new Uint32Array()).subarray(0, lengths[zone] ?? 0),
  };
}
