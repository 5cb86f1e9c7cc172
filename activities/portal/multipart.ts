import { createHash } from 'node:crypto';

export interface FormFile {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * A form with a file, as browsers write it (RFC 7578). The same form is the same bytes, so that a repeat is one for a
 * portal that compares them.
 */
export function multipart(
  fields: readonly (readonly [name: string, value: string])[],
  file: FormFile,
): { readonly type: string; readonly body: Uint8Array } {
  // Of a hash that covers the content no content can hold a copy, but by design of somebody who can break SHA-256.
  const boundary = `facteur-${createHash('sha256').update(JSON.stringify(fields)).update(file.bytes).digest('hex').slice(0, 40)}`;
  const head = [
    ...fields.map(
      ([name, value]) =>
        `--${boundary}\r\ncontent-disposition: form-data; name="${quotable(name)}"\r\n\r\n${value}\r\n`,
    ),
    `--${boundary}\r\ncontent-disposition: form-data; name="${quotable(file.field)}"; filename="${quotable(file.name)}"\r\n`,
    `content-type: ${file.type}\r\n\r\n`,
  ].join('');
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}

/** The three that would end a name early (WHATWG HTML §4.10.21.8). */
const quotable = (name: string): string =>
  name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');

/** `number: F-1` a line: the fields of a form beside its file. `bad` is the first line that is none. */
export function formFields(
  lines: string,
):
  | { readonly ok: true; readonly fields: readonly (readonly [string, string])[] }
  | { readonly ok: false; readonly bad: string } {
  const fields: [string, string][] = [];
  for (const line of lines.split('\n').filter((one) => one.trim() !== '')) {
    const [, name, value] = /^\s*([^:]+?)\s*:[ \t]?(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) return { ok: false, bad: line };
    fields.push([name, value]);
  }
  return { ok: true, fields };
}
