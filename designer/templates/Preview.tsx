import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { TemplateKind } from '#workflows/field.ts';
import { templates } from '../text/templates.ts';
import classes from './TemplateField.module.css';

export interface PreviewRow {
  readonly invoiceId: string;
  readonly number: string;
  readonly customer: string;
  readonly text: string | null;
  readonly missing: readonly string[];
}

/** What the template becomes on real invoices, by the code that production uses; a value that is missing is red. */
export function Preview({
  source,
  kind,
  count,
  preview,
  language,
}: {
  source: string;
  kind: TemplateKind;
  count: number;
  preview: (source: string) => Promise<readonly PreviewRow[]>;
  language: 'fr' | 'en';
}) {
  const [settled] = useDebouncedValue(source, 250);
  const { data, isError } = useQuery({
    queryKey: ['preview', kind, settled],
    queryFn: () => preview(settled),
    enabled: settled !== '',
    placeholderData: (rows) => rows,
  });
  if (source === '') return null;
  return (
    <section>
      <h4 className={classes.heading}>
        {templates.preview[language]}
        <span>{data?.length ?? ''}</span>
      </h4>
      {isError && <p className={classes.note}>{templates.previewFailed[language]}</p>}
      {count === 0 && <p className={classes.note}>{templates.noSamples[language]}</p>}
      <ul className={classes.rows} data-testid="template-preview">
        {data?.map(({ invoiceId, number, customer, text, missing }) => (
          <li key={invoiceId} title={`${number} · ${customer}`}>
            {text ?? (
              <span className={classes.lacks}>
                <b aria-hidden="true">?</b> {number} :{' '}
                {templates.lacks(missing.join(', '))[language]}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
