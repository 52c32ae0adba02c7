import { render } from 'preact';
import { App, askedLanguage } from './app.tsx';
import { loadWords } from './words.ts';

/** The page waits no longer than this for its words: English is better than nothing, and the alarm's own words come with the alarm. */
const WORDS_WAIT_MS = 1_000;

const root = document.getElementById('app');
if (root !== null) {
  const show = () => render(<App />, root);
  const loading = loadWords(askedLanguage());
  Promise.race([loading, new Promise((resolve) => setTimeout(resolve, WORDS_WAIT_MS))]).then(show, show);
  // Late words replace the English ones.
  loading.then(show, () => {});
}
