/** What comes: how many of each. */
export interface RaidCounts {
  readonly rockets: number;
  /** The rockets are divided among so many salvos, each of one make and from one direction. */
  readonly salvos: number;
  readonly mortars: number;
  /** Ballistic, 150 to 1,500 km. */
  readonly missiles: number;
  readonly drones: number;
  readonly cruise: number;
  readonly aircraft: number;
}

/** The radars that watch: all of one make, each with its own phase, bias and gaps. */
export interface RadarFleet {
  /** One stands 3 km from the middle, several on a ring 8 km out. */
  readonly count: number;
  /** Between two scans, s. */
  readonly periodS: number;
  /** One standard deviation of a plot. */
  readonly sigmaRangeM: number;
  readonly sigmaAngleMrad: number;
  /** One standard deviation of the range rate, m/s; without it the radars measure none. */
  readonly dopplerMps?: number;
  /** One standard deviation, over radars, of what all azimuths and all elevations of a radar are off by. */
  readonly biasMrad: number;
  /** Share of looks that give no plot. */
  readonly missed: number;
  /** False plots of one scan, mean. */
  readonly clutter: number;
  /** Times of 3 to 10 s without a scan, for each radar. */
  readonly gaps: number;
  /** Nothing is seen lower than this. */
  readonly horizonDeg: number;
  /** Nor farther away than this. */
  readonly reachM: number;
}

/** People and microphones who report what they see and hear, and some who make it up. */
export interface Reporters {
  /** Share of the aircraft that say where they are. */
  readonly transponders: number;
  readonly spotters: number;
  readonly microphones: number;
  readonly liars: number;
}

/** A raid and who watches it. */
export interface RaidOptions {
  readonly seed: number;
  /** ISO 8601 with an offset. */
  readonly begins: string;
  /** Its middle: longitude, latitude, degrees. */
  readonly over: readonly [number, number];
  /** One standard deviation of aims about their salvo's middle, towards east and north; salvos and single things lie twice as wide. */
  readonly spreadM: number;
  /** Everything begins within this time, s. */
  readonly withinS: number;
  /** What the region input names. */
  readonly region: string;
  readonly counts: RaidCounts;
  readonly radars: RadarFleet;
  readonly reporters: Reporters;
}

/** One clear radar over Ashkelon and an empty sky: spread it and put in what shall come. */
export const QUIET_RAID: RaidOptions = {
  seed: 1,
  begins: '2026-01-10T02:00:00.000Z',
  over: [34.62, 31.62],
  spreadM: 2_000,
  withinS: 60,
  region: 'oref',
  counts: { rockets: 0, salvos: 1, mortars: 0, missiles: 0, drones: 0, cruise: 0, aircraft: 0 },
  radars: {
    count: 1,
    periodS: 1,
    sigmaRangeM: 25,
    sigmaAngleMrad: 2,
    biasMrad: 0,
    missed: 0.03,
    clutter: 0,
    gaps: 0,
    horizonDeg: 0.5,
    reachM: 200_000,
  },
  reporters: { transponders: 1, spotters: 0, microphones: 0, liars: 0 },
};
