import { describeConfig, loadConfig } from '../config.ts';
import { parseOptions } from './options.ts';
import { table } from './output.ts';
import { problemTable } from './problems.ts';
import type { Run } from './verb.ts';

/** `facteur config`: every setting with its value and source, secrets hidden. */
export const config: Run = async (args, out) => {
  parseOptions(args, {});
  const described = describeConfig(process.env);
  if (out.json) {
    for (const setting of described) out.result(setting, () => '');
  } else {
    const rows = described.map(({ name, value, source, title }) => [
      name,
      value ?? '—',
      source,
      out.say(title),
    ]);
    out.result({}, () => table(rows));
  }
  const loaded = loadConfig(process.env);
  if (loaded.ok) return 0;
  const { problems } = loaded;
  out.note({ fr: problemTable(problems, 'fr'), en: problemTable(problems, 'en') });
  return 1;
};
