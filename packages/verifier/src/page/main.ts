import { parseVerifierKey } from '@tocsin/tlog/verifier-key';
import { splitCheckpoints } from '../kept-checkpoints.ts';
import type { Trust } from '../trust.ts';
import { checkInBrowser } from '../web-signature.ts';
import { describeEntry, describePublished, describeRecord, type Shown } from './describe.ts';
import { type Chosen, readChosen } from './read-chosen.ts';

const form = document.querySelector<HTMLFormElement>('#form');
const input = document.querySelector<HTMLInputElement>('#file');
const verdict = document.querySelector<HTMLElement>('#verdict');
const details = document.querySelector<HTMLElement>('#details');

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  void checkChosen().then(show);
});
// Files may be dropped anywhere on the page; without this the browser would leave the page for them.
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  if (input === null || event.dataTransfer === null || event.dataTransfer.files.length === 0) return;
  input.files = event.dataTransfer.files;
  form?.requestSubmit();
});

async function checkChosen(): Promise<Shown> {
  try {
    const chosen = await readChosen([...(input?.files ?? [])]);
    return typeof chosen === 'string' ? failed(chosen) : await check(chosen);
  } catch (error) {
    // A file that is gone since it was chosen, or larger than this browser can hold.
    return failed(`The file cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function check(chosen: Chosen): Promise<Shown> {
  const pinned = document.querySelector<HTMLInputElement>('#key')?.value.trim() ?? '';
  const named = chosen.kind === 'exported' ? chosen.file.verifierKey : '';
  if (pinned === '' && named === '') return failed('A proof names no key: give the log’s key.');
  const key = parseVerifierKey(pinned === '' ? named : pinned);
  if (key === undefined) return failed('The key is not one: expected name+id+key.');
  const trust: Trust = { log: key, witnesses: [], witnessesNeeded: 0, check: checkInBrowser };
  const { details: lines, ...shown } = await describe(chosen, trust);
  const whose =
    pinned === '' ? 'The key came with the file: this shows that the file is whole, not whose it is.' : 'Checked with the key you gave.';
  // What is wrong comes first.
  return { ...shown, details: shown.holds ? [whose, ...lines] : [...lines, whose] };
}

function describe(chosen: Chosen, trust: Trust): Promise<Shown> {
  if (chosen.kind === 'published') return describePublished(chosen.file, trust);
  if (chosen.file.format === 'tocsin-entry/1') return describeEntry(chosen.file, trust);
  const older = splitCheckpoints(document.querySelector<HTMLTextAreaElement>('#older')?.value ?? '');
  return describeRecord(chosen.file, { trust, older });
}

function failed(sentence: string): Shown {
  return { holds: false, sentence, details: [] };
}

function show({ holds, sentence, details: lines }: Shown): void {
  if (verdict === null || details === null) return;
  verdict.className = holds ? 'holds' : 'fails';
  verdict.textContent = `${holds ? '✓' : '✗'} ${sentence}`;
  details.replaceChildren(
    ...lines.map((line) => {
      const block = document.createElement('pre');
      block.textContent = line;
      return block;
    }),
  );
}
