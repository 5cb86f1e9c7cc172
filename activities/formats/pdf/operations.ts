/** One operator of a content stream with what stands before it, and its place in the text. */
export interface Operation {
  readonly operator: string;
  /** As written: `12`, `/F1`, `(text)`, `<0012>`; arrays and dictionaries are not put together. */
  readonly operands: readonly string[];
  readonly from: number;
  readonly to: number;
}

const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set([40, 41, 60, 62, 91, 93, 123, 125, 47, 37]);

/**
 * Takes a content stream apart (ISO 32000-1, 7.8.2). An inline image is one operation `BI`, whose operands are its
 * keys and values. What is no syntax at all is passed over.
 */
export function* operationsOf(content: string): Generator<Operation> {
  let at = 0;
  let from = -1;
  let operands: string[] = [];
  while (at < content.length) {
    const code = content.charCodeAt(at);
    if (WHITE.has(code)) {
      at += 1;
      continue;
    }
    const end = tokenEnd(content, at, code);
    const token = content.slice(at, end);
    if (code === 37) {
      at = end;
      continue;
    }
    if (from === -1) from = at;
    at = end;
    if (isOperand(token)) {
      operands.push(token);
      continue;
    }
    if (token === 'BI') {
      const image = inlineImage(content, at);
      at = image.to;
      yield { operator: 'BI', operands: image.keys, from, to: at };
    } else yield { operator: token, operands, from, to: at };
    operands = [];
    from = -1;
  }
}

function isOperand(token: string): boolean {
  const code = token.charCodeAt(0);
  const isNumber = (code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46;
  return (
    isNumber || DELIMITER.has(code) || token === 'true' || token === 'false' || token === 'null'
  );
}

function tokenEnd(content: string, at: number, first: number): number {
  if (first === 40) return stringEnd(content, at);
  if (first === 37) return lineEnd(content, at);
  if (first === 60 || first === 62) {
    if (content.charCodeAt(at + 1) === first) return at + 2;
    const close = first === 60 ? content.indexOf('>', at) : at;
    return close === -1 ? content.length : close + 1;
  }
  if (first !== 47 && DELIMITER.has(first)) return at + 1;
  let end = at + 1;
  for (; end < content.length; end += 1) {
    const code = content.charCodeAt(end);
    if (WHITE.has(code) || DELIMITER.has(code)) break;
  }
  return end;
}

function stringEnd(content: string, start: number): number {
  let depth = 0;
  for (let at = start; at < content.length; at += 1) {
    const code = content.charCodeAt(at);
    if (code === 92) at += 1;
    else if (code === 40) depth += 1;
    else if (code === 41) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return content.length;
}

function lineEnd(content: string, start: number): number {
  let at = start;
  while (at < content.length && content[at] !== '\n' && content[at] !== '\r') at += 1;
  return at;
}

/** @param start after `BI` */
function inlineImage(content: string, start: number): { keys: string[]; to: number } {
  const keys: string[] = [];
  let at = start;
  while (at < content.length) {
    const code = content.charCodeAt(at);
    if (WHITE.has(code)) {
      at += 1;
      continue;
    }
    const end = tokenEnd(content, at, code);
    const token = content.slice(at, end);
    at = end;
    if (token === 'ID') break;
    keys.push(token);
  }
  // The data may hold the letters EI: those that end it stand alone, and are followed by plain text.
  const ending = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ][\t\n\f\r -~]{0,10}|$)/g;
  ending.lastIndex = at;
  const found = ending.exec(content);
  return { keys, to: found ? found.index + 3 : content.length };
}

/** The bytes of a string operand, literal or hexadecimal; none for other operands. */
export function stringBytes(operand: string): Buffer {
  if (operand.startsWith('(')) return literalBytes(operand.slice(1, -1));
  if (!operand.startsWith('<') || operand.startsWith('<<')) return Buffer.alloc(0);
  const digits = operand.slice(1, -1).replace(/[^0-9a-f]/gi, '');
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
};

const literalBytes = (text: string): Buffer =>
  Buffer.from(
    text.replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, escaped: string) => {
      if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 0xff);
      if (/^[\r\n]/.test(escaped)) return '';
      return ESCAPES[escaped] ?? escaped;
    }),
    'latin1',
  );
