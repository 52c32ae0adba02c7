import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { CentreMessage } from '@tocsin/server/adapters/channel-cell-broadcast/centre-message';

/** A centre as OsmoCBC's sources have it: one message an identifier, 409 for a second one, 404 for none, PLMN scope only. */
export interface Centre {
  readonly url: string;
  /** What is on the air, by identifier. */
  readonly onAir: Map<number, CentreMessage>;
  /** `POST 4370`, `DELETE 4370`, in order; probes are left out. */
  readonly calls: string[];
  readonly posted: CentreMessage[];
  /** Statuses to answer POST with before it behaves; 0 hangs after taking the message over, 1 answers 201 without end. */
  readonly faults: number[];
  stop(): Promise<void>;
  startAgain(): Promise<void>;
}

/** Starts one for a test. */
export async function openCentre(context: TestContext): Promise<Centre> {
  const onAir = new Map<number, CentreMessage>();
  const calls: string[] = [];
  const posted: CentreMessage[] = [];
  const faults: number[] = [];
  const server: Server = createServer(async (request, response) => {
    const answer = (status: number, text: string) => response.writeHead(status).end(text);
    const removed = /^\/api\/ecbe\/v1\/message\/(\d+)$/.exec(request.url ?? '');
    if (request.method === 'DELETE' && removed !== null) {
      const identifier = Number(removed[1]);
      if (identifier !== 65_535) calls.push(`DELETE ${identifier}`);
      return onAir.delete(identifier) ? answer(200, 'OK') : answer(404, 'Unknown message ID');
    }
    if (request.method !== 'POST' || request.url !== '/api/ecbe/v1/message') return answer(404, 'no such endpoint');
    const message: CentreMessage = JSON.parse(Buffer.concat(await request.toArray()).toString());
    const { message_id: identifier } = message.smscb_message;
    calls.push(`POST ${identifier}`);
    const fault = faults.shift();
    if (fault === 0) return void onAir.set(identifier, message);
    if (fault === 1) {
      onAir.set(identifier, message);
      return void response.writeHead(201).write('and so on');
    }
    if (fault !== undefined) return answer(fault, 'as told');
    const refusal = refusalOf(message);
    if (refusal !== undefined) return answer(400, refusal);
    if (onAir.has(identifier)) return answer(409, 'Could not allocate');
    onAir.set(identifier, message);
    posted.push(message);
    return answer(201, 'Created');
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  context.after(stop);
  return { url: `http://127.0.0.1:${port}/api/ecbe/v1`, onAir, calls, posted, faults, stop, startAgain: () => listen(port) };
}

function refusalOf({ scope, smscb_message: { payload } }: CentreMessage): string | undefined {
  if (scope.scope_plmn === undefined) return "CBCMSG only 'scope_plmn' supported";
  const { pages } = payload.payload_encoded;
  return pages.length < 1 || pages.length > 15 || pages.some((page) => page.length !== 164) ? "'pages' out of range" : undefined;
}
