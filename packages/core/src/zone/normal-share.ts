/** Beyond this many sigma there is nothing worth counting: 2e-9 of the whole. */
const EDGE = 6;
/** Longest piece of an edge that one rule of five points integrates, sigma: 1e-7 at worst. */
const PIECE = 1;
/** Gauss-Legendre on [-1, 1]. */
const RULE = [
  [-0.906_179_845_938_664, 0.236_926_885_056_189],
  [-0.538_469_310_105_683, 0.478_628_670_499_366],
  [0, 0.568_888_888_888_889],
  [0.538_469_310_105_683, 0.478_628_670_499_366],
  [0.906_179_845_938_664, 0.236_926_885_056_189],
] as const;
const MIDPOINTS = [
  [-0.577_350_269_189_626, 1],
  [0.577_350_269_189_626, 1],
] as const;
const NOWHERE = [0, 0] as const;
/** Edges shorter than this need two points only. */
const SHORT = 0.2;

/**
 * What one edge adds to the share of a standard normal distribution that lies inside a ring: the integral of Φ(x) φ(y) dy along it
 * (Green's theorem), so that a ring's share is the sum over its edges, positive when it runs counterclockwise.
 *
 * @param x0 - in units of sigma, as are the others
 */
export function shareAlongEdge(x0: number, y0: number, x1: number, y1: number): number {
  if (y0 === y1 || (y0 > EDGE && y1 > EDGE) || (y0 < -EDGE && y1 < -EDGE) || (x0 < -EDGE && x1 < -EDGE)) return 0;
  if (x0 > EDGE && x1 > EDGE) return cumulative(y1) - cumulative(y0);
  if (Math.abs(x0) <= EDGE && Math.abs(x1) <= EDGE && Math.abs(y0) <= EDGE && Math.abs(y1) <= EDGE)
    return shareOfPiece({ x0, y0, dx: x1 - x0, dy: y1 - y0 }, 0, 1);
  // Only what crosses the square is integrated piece by piece; what is right of it is known in closed form.
  const cuts = [0, ...[cutAt(y0, y1, -EDGE), cutAt(y0, y1, EDGE), cutAt(x0, x1, -EDGE), cutAt(x0, x1, EDGE)].filter(isInside), 1];
  cuts.sort((one, other) => one - other);
  let sum = 0;
  for (let index = 1; index < cuts.length; index += 1) {
    const from = cuts[index - 1] ?? 0;
    const to = cuts[index] ?? 1;
    const middle = (from + to) / 2;
    const x = x0 + middle * (x1 - x0);
    const y = y0 + middle * (y1 - y0);
    if (x < -EDGE || y < -EDGE || y > EDGE) continue;
    if (x > EDGE) sum += cumulative(y0 + to * (y1 - y0)) - cumulative(y0 + from * (y1 - y0));
    else sum += shareOfPiece({ x0, y0, dx: x1 - x0, dy: y1 - y0 }, from, to);
  }
  return sum;
}

function isInside(cut: number): boolean {
  return cut > 0 && cut < 1;
}

function cutAt(from: number, to: number, level: number): number {
  return from === to ? -1 : (level - from) / (to - from);
}

interface Edge {
  readonly x0: number;
  readonly y0: number;
  readonly dx: number;
  readonly dy: number;
}

function shareOfPiece({ x0, y0, dx, dy }: Edge, from: number, to: number): number {
  const length = Math.sqrt(dx * dx + dy * dy) * (to - from);
  const pieces = Math.ceil(length / PIECE);
  const half = (to - from) / pieces / 2;
  const rule = length < SHORT ? MIDPOINTS : RULE;
  let sum = 0;
  for (let piece = 0; piece < pieces; piece += 1) {
    const middle = from + (2 * piece + 1) * half;
    for (let point = 0; point < rule.length; point += 1) {
      const [place, weight] = rule[point] ?? NOWHERE;
      const along = middle + place * half;
      sum += weight * cumulative(x0 + along * dx) * density(y0 + along * dy);
    }
  }
  return sum * half * dy;
}

function density(x: number): number {
  return 0.398_942_280_401_433 * Math.exp(-0.5 * x * x);
}

/** The normal distribution function to 7.5e-8 (Abramowitz and Stegun 26.2.17). */
function cumulative(x: number): number {
  const t = 1 / (1 + 0.231_641_9 * Math.abs(x));
  const tail = density(x) * t * (0.319_381_53 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
  return x >= 0 ? 1 - tail : tail;
}
