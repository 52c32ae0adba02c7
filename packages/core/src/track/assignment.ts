/** One plot that one track could have made. */
export interface Pairing {
  readonly track: number;
  readonly plot: number;
  /** Mahalanobis distance squared. */
  readonly cost: number;
}

/** Work allowed for one cluster, in inner steps of the exact method: some 50 ms. Beyond, the nearest go first. */
const EXACT_WORK_MAX = 20_000_000;

/**
 * Gives each track at most one plot and each plot at most one track, at the smallest sum of costs; a track left without costs
 * `missCost`. Tracks that share no plot are solved apart.
 *
 * @param pairings - those within the gate; none dearer than `missCost`
 * @returns plot by track
 * @remarks O(n² m) per cluster of n tracks and m plots, bounded by {@link EXACT_WORK_MAX}
 */
export function assignPlots(pairings: readonly Pairing[], missCost: number): ReadonlyMap<number, number> {
  const assigned = new Map<number, number>();
  for (const cluster of clustersOf(pairings)) {
    const tracks = [...new Set(cluster.map(({ track }) => track))];
    const plots = [...new Set(cluster.map(({ plot }) => plot))];
    const work = tracks.length * tracks.length * (tracks.length + plots.length);
    const chosen = work > EXACT_WORK_MAX ? nearestFirst(cluster) : cheapest(cluster, { tracks, plots, missCost });
    for (const { track, plot } of chosen) assigned.set(track, plot);
  }
  return assigned;
}

/** Groups pairings that share a track or a plot (union-find over tracks). */
function clustersOf(pairings: readonly Pairing[]): Iterable<readonly Pairing[]> {
  const parent = new Map<number, number>();
  const rootOf = (track: number): number => {
    let root = track;
    for (let above = parent.get(root) ?? root; above !== root; above = parent.get(root) ?? root) root = above;
    parent.set(track, root);
    return root;
  };
  const trackOfPlot = new Map<number, number>();
  for (const { track, plot } of pairings) {
    const other = trackOfPlot.get(plot);
    if (other === undefined) trackOfPlot.set(plot, track);
    else parent.set(rootOf(track), rootOf(other));
  }
  const clusters = new Map<number, Pairing[]>();
  for (const pairing of pairings) {
    const root = rootOf(pairing.track);
    const cluster = clusters.get(root);
    if (cluster === undefined) clusters.set(root, [pairing]);
    else cluster.push(pairing);
  }
  return clusters.values();
}

function nearestFirst(cluster: readonly Pairing[]): readonly Pairing[] {
  const takenTracks = new Set<number>();
  const takenPlots = new Set<number>();
  const chosen: Pairing[] = [];
  for (const pairing of cluster.toSorted((one, other) => one.cost - other.cost || one.track - other.track || one.plot - other.plot)) {
    if (takenTracks.has(pairing.track) || takenPlots.has(pairing.plot)) continue;
    takenTracks.add(pairing.track);
    takenPlots.add(pairing.plot);
    chosen.push(pairing);
  }
  return chosen;
}

interface Cluster {
  readonly tracks: readonly number[];
  readonly plots: readonly number[];
  readonly missCost: number;
}

/** Shortest augmenting paths (Jonker and Volgenant 1987); each track has a column of its own for "no plot". */
function cheapest(pairings: readonly Pairing[], { tracks, plots, missCost }: Cluster): readonly Pairing[] {
  const rows = tracks.length;
  const columns = plots.length + rows;
  const forbidden = 4 * missCost * (rows + 1);
  const costs = new Float64Array(rows * columns).fill(forbidden);
  const rowOf = new Map(tracks.map((track, row) => [track, row]));
  const columnOf = new Map(plots.map((plot, column) => [plot, column]));
  for (const { track, plot, cost } of pairings) costs[(rowOf.get(track) ?? 0) * columns + (columnOf.get(plot) ?? 0)] = cost;
  for (let row = 0; row < rows; row += 1) costs[row * columns + plots.length + row] = missCost;
  const rowOfColumn = solve(costs, rows, columns);
  return pairings.filter(({ track, plot }) => rowOfColumn[(columnOf.get(plot) ?? 0) + 1] === (rowOf.get(track) ?? 0) + 1);
}

/** The working arrays of one solution; rows and columns count from 1, 0 is "none". */
interface Search {
  readonly costs: Float64Array;
  readonly columns: number;
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
  readonly rowOfColumn: Int32Array;
  readonly cameFrom: Int32Array;
  readonly nearest: Float64Array;
  readonly visited: Uint8Array;
}

/** @returns 1-based row by 1-based column, 0 for none */
function solve(costs: Float64Array, rows: number, columns: number): Int32Array {
  const search: Search = {
    costs,
    columns,
    rowPrice: new Float64Array(rows + 1),
    columnPrice: new Float64Array(columns + 1),
    rowOfColumn: new Int32Array(columns + 1),
    cameFrom: new Int32Array(columns + 1),
    nearest: new Float64Array(columns + 1),
    visited: new Uint8Array(columns + 1),
  };
  const { rowOfColumn, cameFrom, nearest, visited } = search;
  for (let row = 1; row <= rows; row += 1) {
    nearest.fill(Infinity);
    visited.fill(0);
    rowOfColumn[0] = row;
    let column = 0;
    do {
      const next = cheapestFrom(search, column);
      raisePrices(search, nearest[next] ?? 0);
      column = next;
    } while (rowOfColumn[column] !== 0);
    while (column !== 0) {
      const before = cameFrom[column] ?? 0;
      rowOfColumn[column] = rowOfColumn[before] ?? 0;
      column = before;
    }
  }
  return rowOfColumn;
}

/** Looks from a column's row at every column not visited yet; returns the one that costs least to reach. */
function cheapestFrom({ costs, columns, rowPrice, columnPrice, rowOfColumn, cameFrom, nearest, visited }: Search, column: number): number {
  visited[column] = 1;
  const row = rowOfColumn[column] ?? 0;
  let least = Infinity;
  let next = 0;
  for (let candidate = 1; candidate <= columns; candidate += 1) {
    if (visited[candidate] === 1) continue;
    const reduced = (costs[(row - 1) * columns + candidate - 1] ?? 0) - (rowPrice[row] ?? 0) - (columnPrice[candidate] ?? 0);
    if (reduced < (nearest[candidate] ?? 0)) {
      nearest[candidate] = reduced;
      cameFrom[candidate] = column;
    }
    const cost = nearest[candidate] ?? 0;
    if (cost < least) {
      least = cost;
      next = candidate;
    }
  }
  return next;
}

/** Makes the cheapest column free to reach: what was visited pays, what was not comes nearer. */
function raisePrices({ columns, rowPrice, columnPrice, rowOfColumn, nearest, visited }: Search, by: number): void {
  for (let column = 0; column <= columns; column += 1) {
    if (visited[column] === 1) {
      const row = rowOfColumn[column] ?? 0;
      rowPrice[row] = (rowPrice[row] ?? 0) + by;
      columnPrice[column] = (columnPrice[column] ?? 0) - by;
    } else nearest[column] = (nearest[column] ?? 0) - by;
  }
}
