import { type Verdict, validateFile } from '#activities/formats/validate.ts';
import type { TotalsDifference } from '#workflows/invoice/totalsCheck.ts';
import { type RuleSetName, ruleSetFor, ruleSets } from '#workflows/invoice/validate.ts';
import { type InputFile, openEach } from './files.ts';
import { atLeastOne, oneOf, parseOptions } from './options.ts';
import { optionTable } from './optionTable.ts';
import { problemTable } from './problems.ts';
import { differingTotals, totalsTable } from './totals.ts';
import { type ExitCode, notInThisVersion, type Run } from './verb.ts';

/** Sets by the names of the contract; `fr-ctc` is the one of Flux 2, or of its extended profile for a document of that. */
const RULES = ['auto', 'en16931', 'facturx', 'xrechnung', 'peppol', 'fr-ctc', 'chorus'] as const;

async function judge(file: InputFile, wanted: (typeof RULES)[number]): Promise<Verdict> {
  if (wanted !== 'fr-ctc') return validateFile(file, wanted as RuleSetName | 'auto');
  const verdict = await validateFile(file, 'france');
  const own = ruleSetFor(verdict.profile ?? '');
  return own === 'france-extended' ? validateFile(file, own) : verdict;
}

/** `facteur validate`: which business rules each file breaks, by their official ids. */
export const validate: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, optionTable.validate);
  const wanted = oneOf('--rules', values.rules ?? 'auto', RULES);
  if (wanted !== 'auto' && wanted !== 'fr-ctc' && !Object.hasOwn(ruleSets, wanted))
    throw notInThisVersion(`--rules ${wanted}`);
  let exit: ExitCode = 0;
  const files = atLeastOne(positionals, 'un fichier', 'a file');
  for await (const { path: file, opened } of openEach(files, out)) {
    const begun = performance.now();
    const { syntax, profile, rules, valid, problems } = opened.ok
      ? await judge(opened.file, wanted)
      : { rules: wanted, valid: false, problems: opened.problems };
    if (!valid) exit = 1;
    const totals = opened.ok ? await differingTotals(opened.file, problems) : [];
    const result = {
      file,
      syntax: syntax ?? null,
      profile: profile ?? null,
      rules,
      valid,
      problems: problems.map(({ code, ...rest }) => ({ rule: code, ...rest })),
      ...(totals.length === 0 ? {} : { totals: totals.map(shown) }),
      ms: Math.round(performance.now() - begun),
    };
    out.result(result, () => {
      const verdict = valid
        ? { fr: 'conforme', en: 'valid' }
        : { fr: 'non conforme', en: 'not valid' };
      const head = `${file}: ${out.say(verdict)}`;
      const tables = [
        ...(problems.length === 0 ? [] : [problemTable(problems, out.language)]),
        ...(totals.length === 0 ? [] : [totalsTable(totals, out.language)]),
      ];
      return [head, ...tables].join('\n');
    });
  }
  return exit;
};

/** A difference with the names of its remedies: what each would change is for who makes the invoice. */
const shown = ({ remedies, ...difference }: TotalsDifference) => ({
  ...difference,
  remedies: remedies.map(({ kind, label }) => ({ kind, label })),
});
