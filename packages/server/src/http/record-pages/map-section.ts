import type { Observation } from '@tocsin/core/record/gate/observation';
import type { ShownArea, ShownClaim } from '@tocsin/core/record/view/shown-claim';
import { localText } from '@tocsin/core/record/when/zone-clock';
import { html, type Markup } from '../html.ts';
import { figureAndKind, someNames } from './claim-parts.ts';
import { page, type Setting, section, utcText } from './frame.ts';
import { mapFigure } from './map-figure.ts';
import { WORDS } from './words.ts';
import type { PageShape, ZoneShapes } from './zone-shapes.ts';

/** Claims that one line of a list names. */
const CLAIMS_MAX = 12;
const words = WORDS.map;

interface Mapped {
  readonly claims: readonly ShownClaim[];
  readonly own: readonly Observation[];
  readonly setting: Setting;
  readonly zones: ZoneShapes;
}

/** Claims of one place: the same zones, known as well or as badly. */
interface ToldArea {
  readonly number: number;
  readonly zones: readonly string[];
  readonly isCoarse: boolean;
  readonly told: readonly { readonly claim: ShownClaim; readonly role: ShownArea['role'] }[];
}

/** The map of everything public in a lane. */
export function mapPage(mapped: Mapped): string {
  return page(
    { title: words.title, setting: mapped.setting, at: '/map' },
    html`<h1>${words.title}</h1>${section(WORDS.incident.map, mapSection(mapped))}`,
  );
}

/** A map with everything that is on it as a list, and below it what no map can show. */
export function mapSection({ claims, own, setting, zones }: Mapped): Markup {
  const areas = areasOf(claims);
  const ownZones = [...new Set(own.flatMap(({ zones: told = [] }) => told))];
  const shapesOf = (ids: readonly string[]): readonly PageShape[] => ids.flatMap((id) => zones.byId(id) ?? []);
  const drawn = areas.filter(({ zones: ids }) => shapesOf(ids).length > 0);
  const ownShapes = shapesOf(ownZones);
  const isEmpty = drawn.length === 0 && ownShapes.length === 0;
  const figure = isEmpty
    ? html`<p>${words.none}</p>`
    : html`<figure>${mapFigure(
        drawn.map((area) => ({ ...area, shapes: shapesOf(area.zones) })),
        ownShapes,
        zones,
      )}<figcaption>${keyOf(drawn, ownShapes.length > 0)} ${words.note}</figcaption></figure>`;
  const rest = areas.filter((area) => !drawn.includes(area));
  return html`${figure}
${ownZones.length > 0 && html`<p>${words.ownZones} ${someNames(ownZones.map(zones.nameOf))}</p>`}
${listUnder(
  words.areas,
  drawn.map((area) => areaLine(area, zones)),
)}
${listUnder(
  words.noOutline,
  rest.map((area) => areaLine(area, zones)),
)}
${listUnder(words.held, heldLines(claims, setting))}
${listUnder(words.inWords, wordLines(claims))}`;
}

function areasOf(claims: readonly ShownClaim[]): readonly ToldArea[] {
  const areas = new Map<string, ToldArea & { readonly told: { claim: ShownClaim; role: ShownArea['role'] }[] }>();
  for (const claim of claims) {
    for (const { role, zones, isCoarse } of claim.areas) {
      const key = JSON.stringify([isCoarse, ...zones.toSorted()]);
      const area = areas.get(key) ?? { number: areas.size + 1, zones, isCoarse, told: [] };
      areas.set(key, area);
      area.told.push({ claim, role });
    }
  }
  return [...areas.values()];
}

function keyOf(areas: readonly ToldArea[], hasOwn: boolean): Markup {
  const exact = areas.some(({ isCoarse }) => !isCoarse) && html`<span class="key exact"></span> ${words.keyExact}. `;
  const coarse = areas.some(({ isCoarse }) => isCoarse) && html`<span class="key coarse"></span> ${words.keyCoarse}. `;
  const own = hasOwn && html`<span class="key own-zone"></span> ${words.keyOwn}. `;
  return html`${exact}${coarse}${own}`;
}

function areaLine({ number, zones, isCoarse, told }: ToldArea, shapes: ZoneShapes): Markup {
  const rest = told.length - CLAIMS_MAX;
  const lines = told.slice(0, CLAIMS_MAX).map(({ claim, role }) => html`<li>${words.roles[role]}: ${figureAndKind(claim)}</li>`);
  return html`<li value="${number}">${isCoarse && html`${words.somewhere} `}<b>${someNames(zones.map(shapes.nameOf))}</b><ul>${lines}</ul>${rest > 0 && WORDS.and(rest)}</li>`;
}

function heldLines(claims: readonly ShownClaim[], { timeZone }: Setting): readonly Markup[] {
  return claims.flatMap((claim) => {
    if (claim.placeHeldUntil === undefined) return [];
    const untilMs = Date.parse(claim.placeHeldUntil);
    return [html`<li>${figureAndKind(claim)}: ${words.heldUntil(localText(untilMs, timeZone), utcText(untilMs))}</li>`];
  });
}

/** Places that nobody has put on the map: told as they were printed. */
function wordLines(claims: readonly ShownClaim[]): readonly Markup[] {
  const told = claims.filter(
    ({ place, zones, placeHeldUntil }) => place !== undefined && zones.length === 0 && placeHeldUntil === undefined,
  );
  return told.map((claim) => html`<li><b dir="auto">${claim.place}</b>: ${figureAndKind(claim)}</li>`);
}

function listUnder(heading: string, lines: readonly Markup[]): Markup {
  return lines.length === 0 ? html`` : html`<h3>${heading}</h3><ol class="places">${lines}</ol>`;
}
