import { useEffect, useState } from 'preact/hooks';
import type { PageZone } from '../near-me.ts';
import { type HistoryItem, listHistory, watchHistory } from '../store/history.ts';
import { clockTime, type PageLanguage, WORDS } from '../words.ts';
import { nameOf } from '../zones.ts';
import { Icon, iconOf } from './icons.tsx';

const ITEMS_MAX = 200;

interface HistoryProps {
  readonly zones: ReadonlyMap<string, PageZone>;
  readonly language: PageLanguage;
  readonly nowMs: number;
}

/** What this device was told, newest first, and what it refused to believe. */
export function HistoryScreen({ zones, language, nowMs }: HistoryProps) {
  const words = WORDS[language];
  const [items, setItems] = useState<readonly HistoryItem[] | undefined>(undefined);
  useEffect(() => {
    const load = () => void listHistory(ITEMS_MAX).then(setItems, () => setItems([]));
    load();
    return watchHistory(load);
  }, []);
  return (
    <main class="calm">
      <h1>{words.tabHistory}</h1>
      {items?.length === 0 && <p class="card">{words.historyEmpty}</p>}
      <ol class="history">
        {(items ?? []).map((item) => (
          <HistoryLine key={item.id} item={item} zones={zones} language={language} nowMs={nowMs} />
        ))}
      </ol>
      <p class="note">{words.historyNote}</p>
      <p class="note">
        <a href="/incidents">{words.recordLink}</a>
      </p>
    </main>
  );
}

function HistoryLine({ item, zones, language, nowMs }: HistoryProps & { readonly item: HistoryItem }) {
  const words = WORDS[language];
  const lane = item.status === 'Actual' ? undefined : item.status === 'Exercise' ? words.exercise : words.test;
  const places = item.zones.map((id) => {
    const zone = zones.get(id);
    return zone === undefined ? id : nameOf(zone, language);
  });
  return (
    <li class={`card ${item.refused === undefined ? `${item.phase} ${item.status}` : 'refused'}`}>
      <Icon name={item.refused === undefined ? iconOf(item) : 'cross'} />
      <div>
        <p class="what">
          <time dateTime={new Date(item.heardMs).toISOString()}>{clockTime(language, item.heardMs, nowMs)}</time>{' '}
          <strong>{item.refused === undefined ? [lane, words.phases[item.phase]].filter(Boolean).join(' · ') : words.refused}</strong>
        </p>
        {item.refused !== undefined && <p>{words.refusals[item.refused]}</p>}
        {places.length > 0 && <p>{places.join(' · ')}</p>}
        <p>{item.headline[language] ?? item.headline.en ?? Object.values(item.headline)[0]}</p>
        <small>{[words.paths[item.path], endOf(item, language)].filter((part) => part !== undefined).join(' · ')}</small>
      </div>
    </li>
  );
}

function endOf({ phase, refused, end }: HistoryItem, language: PageLanguage): string | undefined {
  const words = WORDS[language];
  if (refused !== undefined || phase === 'allClear') return undefined;
  if (end === undefined) return words.inForce;
  return end === 'told' ? words.endedTold : words.endedLapsed;
}
