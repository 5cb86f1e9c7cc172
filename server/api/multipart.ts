import busboy from 'busboy';
import type { Request } from 'express';
import { refuse } from './problems.ts';

export interface UploadedFile {
  /** As the sender named it, its folder cut off. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Upload {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly UploadedFile[];
}

const MEGABYTE = 1024 * 1024;
/** An index and the PDFs that it names. */
const MOST_FILES = 200;
const limits = {
  files: MOST_FILES,
  fields: 20,
  fieldNameSize: 100,
  fieldSize: MEGABYTE,
  parts: MOST_FILES + 20,
  headerPairs: 50,
};
const MOST_BYTES = 50 * MEGABYTE;

/** Reads an upload as it streams in, and ends it at the first byte over 50 MB in all: nothing larger is ever held. */
export function readMultipart(req: Request): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const parser = openParser(req);
    const fields: Record<string, string> = {};
    const files: UploadedFile[] = [];
    let total = 0;
    const fail = (error: unknown): void => {
      req.unpipe(parser);
      // The sender is still talking: let it finish into nothing, so that it reads our answer.
      req.resume();
      reject(error);
    };

    parser.on('field', (name, value, { nameTruncated, valueTruncated }) => {
      if (nameTruncated || valueTruncated) return fail(tooLarge());
      if (Object.hasOwn(fields, name) || name === '__proto__') return fail(malformed());
      fields[name] = value;
    });
    parser.on('file', (_field, stream, { filename }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        total += chunk.byteLength;
        if (total > MOST_BYTES) return fail(tooLarge());
        chunks.push(chunk);
      });
      stream.on('close', () =>
        files.push({ name: baseName(filename), bytes: Buffer.concat(chunks) }),
      );
      stream.on('error', fail);
    });
    for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) {
      parser.on(limit, () => fail(tooLarge()));
    }
    parser.on('error', () => fail(malformed()));
    req.on('aborted', () => fail(malformed()));
    parser.on('close', () => resolve({ fields, files }));
    req.pipe(parser);
  });
}

function openParser(req: Request): busboy.Busboy {
  if (!/^multipart\/form-data\b/i.test(req.headers['content-type'] ?? '')) {
    throw refuse('MEDIA_TYPE_UNSUPPORTED', {
      fr: 'Des fichiers s’envoient en multipart/form-data.',
      en: 'Files are sent as multipart/form-data.',
    });
  }
  try {
    return busboy({ headers: req.headers, limits, defParamCharset: 'utf8' });
  } catch {
    throw malformed();
  }
}

/** A name is a label here, never a path; it travels into headers, hence no control characters. */
function baseName(name: string | undefined): string {
  const base = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  const clean = base.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200);
  return clean === '' ? 'document' : clean;
}

const malformed = () =>
  refuse('MULTIPART_INVALID', {
    fr: 'Les parties de l’envoi ne se lisent pas.',
    en: 'The parts of the upload cannot be read.',
  });

const tooLarge = () =>
  refuse('BODY_TOO_LARGE', {
    fr: 'Plus de 200 fichiers, de 50 Mo en tout, ou un champ de plus de 1 Mo.',
    en: 'More than 200 files, than 50 MB in all, or a field over 1 MB.',
  });
