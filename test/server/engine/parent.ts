import { startEngine } from '#server/engine/engine.ts';
import { stopOnSignals } from '#server/engine/signals.ts';

// A process that holds an engine until it is stopped or killed: `parent.ts DATA [DATABASE_URL] [TEMPORAL_ADDRESS]`.
const [data = '', databaseUrl, temporalAddress] = process.argv.slice(2);
const engine = await startEngine({ data, databaseUrl, temporalAddress });
stopOnSignals(engine.stop);
const pids = engine.children().map(({ pid }) => pid);
process.stdout.write(
  `${JSON.stringify({ databaseUrl: engine.databaseUrl, temporalAddress: engine.temporalAddress, pids })}\n`,
);
setInterval(() => {}, 60_000);
