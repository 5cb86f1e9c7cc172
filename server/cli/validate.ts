import { validateFile } from '#activities/formats/validate.ts';
import { ruleSetNamed } from '#workflows/invoice/ruleSetNamed.ts';
import { demands, treatments } from '#workflows/invoice/rules/judged.ts';
import { rulesNames } from '#workflows/invoice/rulesNames.ts';
import { toldDifference } from '#workflows/invoice/totalsCheck.ts';
import { openEach } from './files.ts';
import { atLeastOne, oneOf, parseOptions } from './options.ts';
import { optionTable } from './optionTable.ts';
import { problemTable } from './problems.ts';
import { differingTotals, totalsTable } from './totals.ts';
import type { ExitCode, Run } from './verb.ts';
import { readingOf } from './wishes.ts';

/** `facteur validate`: which business rules each file breaks, by their official ids. */
export const validate: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, optionTable.validate);
  const wanted = oneOf('--rules', values.rules ?? 'auto', rulesNames);
  const { treatment, recipient } = values;
  const beside = {
    ...(treatment && { treatment: oneOf('--treatment', treatment, treatments) }),
    ...(recipient && { recipient: { requires: oneOf('--recipient', recipient, demands) } }),
  };
  const how = await readingOf(values);
  let exit: ExitCode = 0;
  const files = atLeastOne(positionals, 'un fichier', 'a file');
  for await (const { path: file, opened } of openEach(files, out)) {
    const begun = performance.now();
    const { syntax, profile, rules, valid, problems } = opened.ok
      ? await validateFile(
          opened.file,
          (specification) => ruleSetNamed(wanted, specification),
          beside,
          how,
        )
      : { rules: wanted, valid: false, problems: opened.problems };
    if (!valid) exit = 1;
    const totals = opened.ok ? await differingTotals(opened.file, problems, how) : [];
    const result = {
      file,
      syntax: syntax ?? null,
      profile: profile ?? null,
      rules,
      valid,
      problems: problems.map(({ code, ...rest }) => ({ rule: code, ...rest })),
      ...(totals.length === 0 ? {} : { totals: totals.map(toldDifference) }),
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
