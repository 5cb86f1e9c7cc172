import type { S3Client } from '@aws-sdk/client-s3';
import type { StoreSetting } from '../../config.ts';
import type { Shelf } from './shelf.ts';

type BucketSetting = Extract<StoreSetting, { kind: 's3' }>;
type Sdk = typeof import('@aws-sdk/client-s3');

/** Puts that the bucket told to try again, since somebody else put the same key at that moment. */
const MOST_CONFLICTS = 5;

/**
 * Bytes by sha256 in a bucket: `prefix/ab/cd/abcd…`. Address, region and credentials are those of the AWS environment
 * (`AWS_ENDPOINT_URL_S3`, `AWS_REGION`, `AWS_ACCESS_KEY_ID`, roles, profiles, …), which its own client reads and renews.
 */
export function bucketShelf(setting: BucketSetting): Shelf {
  const { bucket: Bucket, prefix } = setting;
  const keyOf = (sha256: string): string =>
    [prefix, sha256.slice(0, 2), sha256.slice(2, 4), sha256].filter(Boolean).join('/');
  let opening: Promise<{ sdk: Sdk; client: S3Client }> | undefined;
  // Loaded at the first document: the client's modules take longer than all else that a start does.
  const opened = () => {
    opening ??= import('@aws-sdk/client-s3').then((sdk) => ({ sdk, client: clientOf(sdk) }));
    return opening;
  };
  return {
    take: async (sha256) => {
      const { sdk, client } = await opened();
      try {
        const found = await client.send(new sdk.GetObjectCommand({ Bucket, Key: keyOf(sha256) }));
        return await found.Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof sdk.NoSuchKey) return undefined;
        throw error;
      }
    },
    put: async (sha256, bytes) => {
      const { sdk, client } = await opened();
      const object = { Bucket, Key: keyOf(sha256), Body: bytes };
      // The bucket computes it as well, and refuses what was damaged on the way.
      const ChecksumSHA256 = Buffer.from(sha256, 'hex').toString('base64');
      const send = (condition: { IfNoneMatch?: '*' }) =>
        client.send(new sdk.PutObjectCommand({ ...object, ChecksumSHA256, ...condition }));
      for (let conflicts = 0; ; conflicts += 1) {
        try {
          await send({ IfNoneMatch: '*' });
          return;
        } catch (error) {
          const status = statusOf(error);
          if (status === CONFLICT && conflicts < MOST_CONFLICTS) continue;
          // Bytes by their sha256 may be put over each other: stores that know no condition take them so.
          if (status !== THERE_ALREADY && status !== NOT_KNOWN) throw error;
          if (status === THERE_ALREADY && (await isWhole())) return;
          await send({});
          return;
        }
      }
      async function isWhole(): Promise<boolean> {
        const { Bucket, Key } = object;
        const head = await client.send(new sdk.HeadObjectCommand({ Bucket, Key }));
        return head.ContentLength === bytes.length;
      }
    },
  };
}

/** @throws the client's own error where the bucket is not there, or is not for these credentials */
export async function reachBucket(bucket: string): Promise<void> {
  const sdk = await import('@aws-sdk/client-s3');
  const client = clientOf(sdk);
  try {
    await client.send(new sdk.HeadBucketCommand({ Bucket: bucket }));
  } finally {
    client.destroy();
  }
}

const CONFLICT = 409;
const THERE_ALREADY = 412;
const NOT_KNOWN = 501;

const statusOf = (error: unknown): number | undefined =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;

/** A far end that says nothing must not hold a step for ever. */
const timeouts = { connectionTimeout: 10_000, requestTimeout: 60_000, throwOnRequestTimeout: true };

function clientOf({ S3Client }: Sdk): S3Client {
  const { AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3 } = process.env;
  return new S3Client({
    // Buckets as host names need a name for each in DNS, which stores at an address of one's own mostly lack.
    forcePathStyle: Boolean(AWS_ENDPOINT_URL_S3 || AWS_ENDPOINT_URL),
    requestHandler: timeouts,
    // Those that are asked for only: stores other than Amazon's refuse the trailers that carry the rest.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 4,
  });
}
