import type { BatchFacts } from '#workflows/batch.ts';
import { type DocumentRef, valueAt } from '#workflows/context.ts';
import type { Job } from '#workflows/job.ts';
import type { ConfigOf } from '#workflows/node.ts';
import { withExtension } from '../filename/extension.ts';
import { documentAt, textAt } from '../fill.ts';
import { attachedBy, type email } from './manifest.ts';

interface Attached {
  readonly name: string;
  readonly document: DocumentRef;
}

interface Files {
  readonly fileName?: string | undefined;
  readonly documents: Readonly<Record<string, DocumentRef>>;
}

/** What the message carries, by name: the invoice, or each one of the batch, then the list; and the paths that it lacks. */
export function attachedTo({ config, context }: Job<ConfigOf<typeof email>>): {
  readonly attached: readonly Attached[];
  readonly missing: readonly string[];
} {
  const wanted = [attachedBy(config.what), ...(config.attachXml ? ['xml'] : [])];
  const lists = config.attachList ? [documentAt(context, 'list')] : [];
  const invoices = invoicesIn(context);
  const missing = new Set<string>();
  const attached = invoices.flatMap(({ fileName, documents }) => {
    const base = fileName ?? documents[wanted[0] as string]?.name ?? '';
    return wanted.flatMap((role): Attached[] => {
      const document = documents[role];
      if (document) return [{ name: withExtension(base, document.type), document }];
      missing.add(`documents.${role}`);
      return [];
    });
  });
  for (const document of lists)
    if (document) attached.push({ name: document.name, document });
    else missing.add('documents.list');
  return { attached: distinct(attached), missing: [...missing] };
}

function invoicesIn(context: Readonly<Record<string, unknown>>): readonly Files[] {
  const batch = valueAt(context, 'batch') as BatchFacts | undefined;
  if (batch?.members) return batch.members;
  const documents = (valueAt(context, 'documents') ?? {}) as Files['documents'];
  return [{ fileName: textAt(context, 'vars.fileName'), documents }];
}

/** Two files of one name would be one file where the customer saves them: `F.pdf`, `F (2).pdf`. */
function distinct(attached: readonly Attached[]): readonly Attached[] {
  const taken = new Set<string>();
  return attached.map(({ name, document }) => {
    let own = name;
    for (let count = 2; taken.has(own.toLowerCase()); count += 1)
      own = name.replace(/(\.[^.]*)?$/, (extension) => ` (${count})${extension}`);
    taken.add(own.toLowerCase());
    return { name: own, document };
  });
}
