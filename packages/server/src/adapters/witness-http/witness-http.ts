import type { Witness, WitnessAnswer } from '../../ports/witness.ts';

const ANSWER_MS = 10_000;
const ANSWER_BYTES_MAX = 20_000;

/** A witness by its address. @see C2SP tlog-witness, "add-checkpoint" */
export function openHttpWitness({ name, url }: { readonly name: string; readonly url: string }): Witness {
  const address = `${url.replace(/\/+$/, '')}/add-checkpoint`;
  return {
    name,
    async ask(request) {
      try {
        return await answerOf(
          await fetch(address, { method: 'POST', body: request, redirect: 'error', signal: AbortSignal.timeout(ANSWER_MS) }),
        );
      } catch (fault) {
        return { kind: 'refused', reason: fault instanceof Error ? fault.message : String(fault) };
      }
    },
  };
}

async function answerOf(response: Response): Promise<WitnessAnswer> {
  const text = await readBriefly(response);
  if (response.ok) return { kind: 'signed', lines: text };
  const size =
    response.status === 409 && response.headers.get('content-type')?.startsWith('text/x.tlog.size') === true
      ? /^(\d{1,16})\n$/.exec(text)?.[1]
      : undefined;
  return size === undefined
    ? { kind: 'refused', reason: `${response.status}: ${text.slice(0, 200).trim()}` }
    : { kind: 'stands-at', size: Number(size) };
}

async function readBriefly(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > ANSWER_BYTES_MAX) throw new Error('the witness answers without end');
  }
  return text;
}
