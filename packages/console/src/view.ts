import type { ForecastEntry, VerdictEntry } from '@tocsin/core/entry';
import type { SignedAlert } from '@tocsin/core/message/public-alert';

/** What the server tells operators (GET /v1/operator/view). */
export interface OperatorView {
  readonly time: string;
  readonly alerts: readonly SignedAlert[];
  readonly forecasts: readonly ForecastEntry[];
  readonly verdicts: readonly VerdictEntry[];
  readonly sources: readonly { readonly id: string; readonly kind: string; readonly state: string; readonly ageS?: number }[];
}

/** The 95 % ellipse of a forecast as a closed ring of [longitude, latitude]. */
export function ellipseRing({ impact }: ForecastEntry): readonly (readonly [number, number])[] {
  const [[ee, en], [, nn]] = impact.covariance;
  const mean = (ee + nn) / 2;
  const half = Math.sqrt(((ee - nn) / 2) ** 2 + en * en);
  // 5.991: the 95 % point of chi-square with two degrees of freedom.
  const major = Math.sqrt(5.991 * (mean + half));
  const minor = Math.sqrt(5.991 * Math.max(0, mean - half));
  const turn = 0.5 * Math.atan2(2 * en, ee - nn);
  const [lon, lat] = impact.position;
  const metres = 111_320;
  return Array.from({ length: 65 }, (_, place) => {
    const angle = (2 * Math.PI * place) / 64;
    const east = major * Math.cos(angle) * Math.cos(turn) - minor * Math.sin(angle) * Math.sin(turn);
    const north = major * Math.cos(angle) * Math.sin(turn) + minor * Math.sin(angle) * Math.cos(turn);
    return [lon + east / (metres * Math.cos((lat * Math.PI) / 180)), lat + north / metres] as const;
  });
}
