import { renderTemplate } from '../template/render.ts';

/** The parts of a path below an address, whose query stays behind them. */
export function below(address: string, parts: readonly string[]): string {
  const path = parts.filter((part) => part !== '').map(encodeURIComponent);
  if (path.length === 0) return address;
  const [, base = address, query = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
  return [base.replace(/\/+$/, ''), ...path].join('/') + query;
}

/** What the templates of a connection's addresses can name. */
export type PortalValues = Readonly<
  Partial<Record<'receipt' | 'reference' | 'name' | 'sha256' | 'key', string>>
>;

/** An address with its values, each escaped; `missing` names those that there are not. */
export function addressOf(
  template: string,
  values: PortalValues,
):
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly missing: readonly string[] } {
  const rendered = renderTemplate(template, 'url', values, 'en');
  return rendered.ok ? { ok: true, url: rendered.text } : { ok: false, missing: rendered.missing };
}
