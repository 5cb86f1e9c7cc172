import { randomUUID } from 'node:crypto';
import { type AllPorts, makePorts } from '#server/adapters/ports.ts';
import { neededConfig } from '#server/config.ts';
import { recordEvents } from '#server/db/events.ts';
import { connect } from '#server/db/sql.ts';
import { encryptionKey } from '#server/encryptionKey.ts';
import { makeLog } from '#server/log.ts';
import { reportAlive } from '#server/program.ts';
import { makeActivities } from '#server/temporal/activities.ts';
import { startWorker } from '#server/temporal/worker.ts';

// Workers with a fault that the kills must show: which one, the environment says.
const bugs: Readonly<Record<string, (ports: AllPorts) => AllPorts>> = {
  'record-first': (ports) => {
    const { effects } = ports.records;
    const claim: typeof effects.claim = async (key, request) => {
      const claimed = await effects.claim(key, request);
      if (claimed.kind === 'perform')
        await effects.settle(key, claimed.fence, { state: 'done', outcome: { evidence: [] } });
      return claimed;
    };
    return { ...ports, records: { ...ports.records, effects: { ...effects, claim } } };
  },
  'new-identity': (ports) => {
    const { effects } = ports.records;
    const claim: typeof effects.claim = async (key, request) => {
      const claimed = await effects.claim(key, request);
      return claimed.kind === 'ask' ? { ...claimed, kind: 'perform' } : claimed;
    };
    return {
      ...ports,
      portsFor: (owner) => {
        const own = ports.portsFor(owner);
        const send: typeof own.mailer.send = (channel, mail) =>
          own.mailer.send(channel, { ...mail, messageId: `<${randomUUID()}@broken.example>` });
        return { ...own, mailer: { send } };
      },
      records: { ...ports.records, effects: { ...effects, claim } },
    };
  },
};

const bug = bugs[process.env.BUG ?? ''];
if (!bug) throw new Error('which fault?');
const config = neededConfig(process.env);
const log = makeLog();
const sql = connect(config.databaseUrl);
const ports = makePorts({ sql, key: await encryptionKey(config), config });
const worker = await startWorker({
  address: config.temporal.address,
  namespace: config.temporal.namespace,
  taskQueue: config.taskQueue,
  activities: makeActivities(bug(ports), log),
  record: (delivery, events) => recordEvents(sql, delivery, events),
  log,
});
reportAlive(() => worker.stop());
