import type { NearShelter } from '../shelter/shelters.ts';
import { useHeading } from '../shelter/use-heading.ts';
import type { Refuge } from '../shelter/use-refuge.ts';
import { type PageLanguage, shortDistance, WORDS, walkingTime } from '../words.ts';
import { Icon } from './icons.tsx';

interface NearProps {
  readonly refuge: Refuge;
  readonly language: PageLanguage;
  readonly atMost: number;
}

/** The nearest shelters: how far, which way, and whether the shelter time is enough. */
export function NearShelters({ refuge, language, atMost }: NearProps) {
  const words = WORDS[language];
  const heading = useHeading();
  const near = refuge.nearest(atMost);
  return (
    <div class="near-shelters">
      <p class="note">{refuge.from === undefined ? words.noReference : refuge.own.place === undefined ? words.fromHome : words.fromHere}</p>
      {refuge.own.place === undefined && (
        <button type="button" onClick={refuge.own.ask}>
          <Icon name="pin" />
          {words.usePlace}
        </button>
      )}
      {refuge.own.isRefused && (
        <p class="trouble" role="status">
          {words.noPlace}
        </p>
      )}
      {heading.canAsk && near.length > 0 && (
        <button type="button" onClick={heading.ask}>
          {words.compass}
        </button>
      )}
      <ol>
        {near.map((each, place) => (
          <NearItem
            key={`${each.shelter.position}`}
            near={each}
            rank={place + 1}
            {...{ refuge, language }}
            headingDeg={heading.headingDeg ?? 0}
          />
        ))}
      </ol>
    </div>
  );
}

interface ItemProps extends Omit<NearProps, 'atMost'> {
  readonly near: NearShelter;
  readonly rank: number;
  readonly headingDeg: number;
}

function NearItem({ near: { shelter, distanceM, bearingDeg, walkS }, rank, refuge, language, headingDeg }: ItemProps) {
  const words = WORDS[language];
  const name = nameOf(shelter.names, language);
  const facts = [
    name === undefined ? undefined : words.kinds[shelter.kind],
    shelter.isStepFree === true ? words.stepFree : undefined,
    shelter.capacity === undefined ? undefined : `${shelter.capacity} ${words.people}`,
  ].filter((part) => part !== undefined);
  return (
    <li>
      <span class="rank">{rank}</span>
      <Icon name="arrow" turnDeg={bearingDeg - headingDeg} />
      <div class="what">
        <strong>{name ?? words.kinds[shelter.kind]}</strong>
        {facts.length > 0 && <small>{facts.join(' · ')}</small>}
        <div class="far">
          <bdi>{shortDistance(language, distanceM)}</bdi>
          <small>
            {walkingTime(language, walkS)} {words.onFoot}
          </small>
          {refuge.shelterTimeS !== undefined && <small>{walkS <= refuge.shelterTimeS ? `✓ ${words.inTime}` : `✗ ${words.tooFar}`}</small>}
        </div>
      </div>
    </li>
  );
}

function nameOf(names: Refuge['shelters'][number]['names'], language: PageLanguage): string | undefined {
  return names[language] ?? names.en ?? names.he ?? Object.values(names)[0];
}
