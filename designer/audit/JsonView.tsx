import { panel as text } from '../text/audit.ts';
import { useT } from '../useText.ts';
import styles from './audit.module.css';

/** JSON as recorded, coloured; text only, whatever it holds. */
export function JsonView({ value }: { value: unknown }) {
  const t = useT();
  if (value === undefined || value === null || isEmpty(value)) {
    return <p className={styles.muted}>{t(text.empty)}</p>;
  }
  const parts = tokensOf(JSON.stringify(value, null, 2));
  return (
    <pre className={styles.json}>
      {parts.map(({ at, kind, token }) => (
        <span key={at} className={kind ? styles[kind] : undefined}>
          {token}
        </span>
      ))}
    </pre>
  );
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

type Kind = 'key' | 'string' | 'literal';

interface Token {
  readonly at: number;
  readonly kind?: Kind;
  readonly token: string;
}

const pattern =
  /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

function tokensOf(json: string): readonly Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const match of json.matchAll(pattern)) {
    if (match.index > from) tokens.push({ at: from, token: json.slice(from, match.index) });
    const kind: Kind = match[2] ? 'key' : match[1] ? 'string' : 'literal';
    tokens.push({ at: match.index, kind, token: match[0] });
    from = match.index + match[0].length;
  }
  if (from < json.length) tokens.push({ at: from, token: json.slice(from) });
  return tokens;
}
