import { useEffect, useState } from 'preact/hooks';
import { type PageLanguage, WORDS } from '../words.ts';
import { Icon, type IconName } from './icons.tsx';

/** The screens, as the part of the address after `#`. */
const SCREENS = ['now', 'shelters', 'history', 'check', 'settings', 'bedside'] as const;
export type ScreenName = (typeof SCREENS)[number];

/** The screen that the address names. */
export function useScreen(): ScreenName {
  const [screen, setScreen] = useState(read);
  useEffect(() => {
    const hear = () => {
      setScreen(read());
      scrollTo(0, 0);
    };
    addEventListener('hashchange', hear);
    return () => removeEventListener('hashchange', hear);
  }, []);
  return screen;
}

function read(): ScreenName {
  return SCREENS.find((name) => `#${name}` === location.hash) ?? 'now';
}

/** Five places to go, within the thumb's reach. */
export function TabBar({ screen, language }: { readonly screen: ScreenName; readonly language: PageLanguage }) {
  const words = WORDS[language];
  const tabs: readonly (readonly [ScreenName, IconName, string])[] = [
    ['now', 'calm', words.tabNow],
    ['shelters', 'door', words.tabShelters],
    ['history', 'clock', words.tabHistory],
    ['check', 'bell', words.tabCheck],
    ['settings', 'gear', words.tabSettings],
  ];
  return (
    <nav class="tabs">
      {tabs.map(([name, icon, label]) => (
        <a key={name} href={`#${name}`} aria-current={name === screen ? 'page' : undefined}>
          <Icon name={icon} />
          <span>{label}</span>
        </a>
      ))}
    </nav>
  );
}
