import type { Verdict } from '#workflows/verdict.ts';
import { judgeXml } from './guard.ts';
import { parseXml, type XmlElement } from './xml.ts';

const PREFIXES = { 'http://www.w3.org/1999/XSL/Transform': 'xsl' };

/** Says whether a stylesheet may come in. None does: nothing here runs one, and the verdict says what it would do. */
export function judgeStylesheet(bytes: Uint8Array): Verdict {
  const parsed = parseXml(bytes, PREFIXES);
  if (!parsed.ok) return judgeXml(bytes);
  const { root } = parsed.document;
  return callsItself(root)
    ? {
        verdict: 'reject',
        code: 'XSLT_BUDGET',
        message: {
          fr: 'Un modèle de la feuille s’appelle lui-même : elle ne finirait pas.',
          en: 'A template of the stylesheet calls itself: it would not end.',
        },
      }
    : {
        verdict: 'reject',
        code: 'XSLT_FORBIDDEN',
        message: {
          fr: 'Aucune feuille XSLT n’est exécutée ici : elle pourrait lire des fichiers ou lancer un programme.',
          en: 'No XSLT stylesheet is run here: it could read files or start a program.',
        },
      };
}

/** Along calls by name, however many templates the circle goes through. */
function callsItself(root: XmlElement): boolean {
  const calls = new Map<string, readonly string[]>();
  for (const template of root.children)
    if (template.name === 'xsl:template' && template.attributes.name !== undefined)
      calls.set(template.attributes.name, callsIn(template));
  const done = new Set<string>();
  const visit = (name: string, under: readonly string[]): boolean => {
    if (under.includes(name)) return true;
    if (done.has(name)) return false;
    done.add(name);
    return (calls.get(name) ?? []).some((called) => visit(called, [...under, name]));
  };
  return [...calls.keys()].some((name) => visit(name, []));
}

const callsIn = ({ children }: XmlElement): readonly string[] =>
  children.flatMap((child) => [
    ...(child.name === 'xsl:call-template' ? [child.attributes.name ?? ''] : []),
    ...callsIn(child),
  ]);
