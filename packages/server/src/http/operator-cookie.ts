import type { IncomingHttpHeaders } from 'node:http';
import { HttpProblem } from './problem.ts';

export const OPERATOR_COOKIE = 'tocsin_operator';

/**
 * The token in an operator's cookie. Browsers send cookies by themselves, also for pages of another port of this host (`SameSite` does
 * not look at ports); so a request that a browser marks as another origin's is refused.
 */
export function tokenOfCookie(headers: IncomingHttpHeaders): string | undefined {
  const text = /(?:^|;\s*)tocsin_operator=([^;]{1,1024})/.exec(headers.cookie ?? '')?.[1];
  if (text === undefined) return undefined;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new HttpProblem('NOT_ALLOWED', 'a page of another origin may not act for an operator');
  try {
    return decodeURIComponent(text);
  } catch {
    // URIError: a cookie that this server did not set.
    return undefined;
  }
}
