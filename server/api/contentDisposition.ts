/**
 * `Content-Disposition` for any file name, in both forms of RFC 6266: plain ASCII for old programs, and UTF-8 by
 * RFC 8187. No character of the name reaches the header unescaped.
 */
export function contentDisposition(name: string): string {
  const plain =
    name
      .normalize('NFKD')
      .replace(/[^\w .()-]/g, '_')
      .slice(0, 150) || 'document';
  const exact = encodeURIComponent(name.replace(/[\p{Cc}\p{Cs}]/gu, '_')).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
