import { type FileKind, kindOf } from '#activities/formats/sniff.ts';

const types: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  xml: 'application/xml',
  json: 'application/json',
  edifact: 'application/edifact',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  unknown: 'application/octet-stream',
};

/** What a file is, by its first bytes: names and declared types are only what somebody said. */
export const mediaTypeOf = (bytes: Uint8Array): string => types[kindOf(bytes)];
