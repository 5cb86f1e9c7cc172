import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { vi } from 'vitest';
import { pythonPackages } from './pythonPackages.ts';

/** The folder of an S3 server in Python, for PYTHONPATH; undefined where it can't be had. */
export const moto = (): Promise<string | undefined> =>
  // `moto[server]` brings what every other service of Amazon needs: twice as much.
  pythonPackages('moto-5.2.5', ['moto[s3]==5.2.5', 'flask==3.1.3', 'flask-cors==6.0.5']);

export interface TestBucket {
  readonly client: S3Client;
  close(): void;
}

/**
 * An S3 server with one bucket, which the AWS environment of this process names from now on. Whoever holds any key may do
 * anything there.
 */
export async function openBucket(python: string, Bucket: string): Promise<TestBucket> {
  const server = await startMoto(python);
  const region = 'eu-west-3';
  vi.stubEnv('AWS_ENDPOINT_URL_S3', server.url);
  vi.stubEnv('AWS_REGION', region);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  const client = new S3Client({ forcePathStyle: true });
  const CreateBucketConfiguration = { LocationConstraint: region } as const;
  await client.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
  return {
    client,
    close: () => {
      client.destroy();
      vi.unstubAllEnvs();
      server.stop();
    },
  };
}

async function startMoto(folder: string): Promise<{ url: string; stop: () => void }> {
  const child = spawn('python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, PYTHONPATH: folder },
  });
  process.once('exit', () => child.kill());
  const said: string[] = [];
  for await (const line of createInterface(child.stderr)) {
    said.push(line);
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (url !== undefined) {
      child.stderr.resume();
      return { url, stop: () => child.kill() };
    }
  }
  await once(child, 'exit');
  throw new Error(said.join('\n'));
}
