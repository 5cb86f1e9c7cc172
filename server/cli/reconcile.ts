import { getReconciliation } from '../api/contract.ts';
import { connectServer } from './client.ts';
import { none, parseOptions } from './options.ts';
import { optionTable } from './optionTable.ts';
import { table } from './output.ts';
import { type Run, usageError } from './verb.ts';

/** `facteur reconcile`: what the report of the server found. Exit 1 where there is anything. */
export const reconcile: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, optionTable.reconcile);
  none(positionals, 'reconcile');
  const after = Number(values.after ?? 10);
  if (!Number.isInteger(after) || after < 1) {
    throw usageError(
      `--after : un nombre entier de minutes, pas ${values.after}`,
      `--after: a whole number of minutes, not ${values.after}`,
    );
  }
  const server = await connectServer(process.env);
  const report = await server.call(getReconciliation, { query: { after } });
  const { rowsWithoutWorkflow: rows, workflowsWithoutRow: workflows } = report;
  const { effectsWithoutAnswer: effects } = report;
  for (const row of rows.items)
    out.result({ kind: 'row-without-workflow', ...row }, () =>
      table([['✗', out.say(titles.rows), row.id, row.invoiceNumber, row.state]]),
    );
  for (const workflow of workflows.items)
    out.result({ kind: 'workflow-without-row', ...workflow }, () =>
      table([['✗', out.say(titles.workflows), workflow.id, workflow.known]]),
    );
  for (const effect of effects.items)
    out.result({ kind: 'effect-without-answer', ...effect }, () =>
      table([['✗', out.say(titles.effects), effect.key, effect.invoiceNumber, effect.claimedAt]]),
    );
  const { deliveries, complete } = report.looked;
  const part = complete
    ? { fr: '', en: '' }
    : { fr: ' (les premières seulement)', en: ' (the first only)' };
  out.note({
    fr: `${deliveries} remises ouvertes regardées${part.fr} : ${rows.count} sans workflow, ${workflows.count} workflows sans remise ouverte, ${effects.count} envois sans réponse`,
    en: `${deliveries} open deliveries looked at${part.en}: ${rows.count} without workflow, ${workflows.count} workflows without an open delivery, ${effects.count} effects without an answer`,
  });
  return rows.count + workflows.count + effects.count === 0 ? 0 : 1;
};

const titles = {
  rows: { fr: 'remise sans workflow', en: 'delivery without workflow' },
  workflows: { fr: 'workflow sans remise ouverte', en: 'workflow without an open delivery' },
  effects: { fr: 'envoi sans réponse', en: 'effect without an answer' },
};
