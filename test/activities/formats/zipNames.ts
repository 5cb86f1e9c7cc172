import { fromBuffer } from 'yauzl';

/** The names in a ZIP, in its order. */
export const readZip = (bytes: Buffer): Promise<string[]> =>
  new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error || !zip) return reject(error);
      const names: string[] = [];
      zip
        .on('entry', ({ fileName }: { fileName: string }) => {
          names.push(fileName);
          zip.readEntry();
        })
        .on('end', () => resolve(names))
        .on('error', reject);
      zip.readEntry();
    });
  });
