/** The chance, 0 to 1, that one object comes down in one zone. */
export interface ZoneChance {
  /** Index into `Region.zones`. */
  readonly zone: number;
  readonly probability: number;
}
