/** What a file is, by its first bytes: names and declared types are only what somebody said. */
export function mediaTypeOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024));
  const text = head.toString('latin1');
  if (text.includes('%PDF-')) return 'application/pdf';
  const start = text.replace(/^(\xef\xbb\xbf|\xfe\xff|\xff\xfe)/, '').replace(/[\s\0]+/g, '');
  if (start.startsWith('<')) return 'application/xml';
  if (start.startsWith('{')) return 'application/json';
  return 'application/octet-stream';
}
