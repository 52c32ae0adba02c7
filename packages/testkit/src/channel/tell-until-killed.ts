// Tells a webhook alerts without end and prints the id of each once it is kept.
// `node tell-until-killed.ts FOLDER URL SECRET ROUND AT_ONCE`
import { openWebhookChannel } from '@tocsin/server/adapters/channel-webhook/webhook-channel';
import { webhookSettingsSchema } from '@tocsin/server/config/webhook-settings';
import { anAlert } from '../any-alert.ts';
import { testSurroundings } from './channel-surroundings.ts';
import { sealedAlert } from './sealed-alert.ts';

const [folder = '', url = '', secret = '', round = '0', atOnce = '1'] = process.argv.slice(2);
const settings = webhookSettingsSchema.parse({ ends: [{ id: 'town', url, secrets: [secret], heartbeatEveryMinutes: 0 }] });
const channel = await openWebhookChannel(settings, testSurroundings(folder));
for (let count = 0; ; count += 1) {
  // A zone of its own, so that none makes another superfluous.
  const id = `${round}-${count}`.replaceAll('-', 'f').padStart(32, '0');
  channel.tell(
    sealedAlert({
      ...anAlert(),
      id,
      zones: [`zone-${round}-${count}`],
      time: new Date().toISOString(),
      expires: new Date(Date.now() + 600_000).toISOString(),
    }),
  );
  // What does not get out before the kill is not asked about.
  channel.flushed().then(() => process.stdout.write(`${id}\n`));
  if (count % Number(atOnce) === 0) await new Promise((resolve) => setTimeout(resolve, count % 3));
}
