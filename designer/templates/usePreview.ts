import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { TemplateKind } from '#workflows/field.ts';
import { parseTemplate } from '#workflows/template/parse.ts';
import type { Text } from '#workflows/text.ts';

export interface PreviewRow {
  readonly invoiceId: string;
  readonly number: string;
  readonly customer: string;
  readonly text: string | null;
  /** Paths that have no value on this invoice. */
  readonly missing: readonly string[];
  /** The text as far as it goes, with `ABSENT` in place of each missing value. */
  readonly draft?: string | undefined;
  readonly problems?: readonly { readonly message: Text }[];
}

/** Where nobody types for so long, the preview is made anew. */
const SETTLED_MS = 250;

/**
 * What the template becomes, by the code that production uses. While a template cannot be read, as in the middle of a
 * word, the last that could is still there, and `isOld`.
 */
export function usePreview(
  source: string,
  kind: TemplateKind,
  invoices: readonly string[],
  preview: (source: string) => Promise<readonly PreviewRow[]>,
) {
  const [settled] = useDebouncedValue(source, SETTLED_MS);
  const isReadable = settled !== '' && parseTemplate(settled).ok;
  const { data, isError, isPlaceholderData } = useQuery({
    queryKey: ['preview', kind, invoices, settled],
    queryFn: () => preview(settled),
    enabled: isReadable,
    placeholderData: (rows) => rows,
  });
  return {
    rows: source === '' ? [] : (data ?? []),
    isError: isError && isReadable,
    isOld: isPlaceholderData && !isReadable,
  };
}
