import type { Invoice } from '#workflows/invoice/model.ts';
import type { Problem } from '#workflows/problem.ts';
import {
  type AttachedFile,
  attachFiles,
  type FileToAttach,
  listAttachments,
  renameAttachments,
} from './attach.ts';
import { type Compressed, compressPdf } from './compress.ts';
import { type Extracted, extract } from './extract.ts';
import { mergePdfs, type PageRange, splitPdf } from './pages.ts';
import { type Pdfa, type PdfaOptions, toPdfa } from './pdfa.ts';
import type { RenderLanguage } from './render.ts';
import type { DraftWord } from './words.ts';

/** What the PDF thread can do, by name; each with its input and its result. */
interface Jobs {
  readonly extract: { readonly input: { readonly bytes: Uint8Array }; readonly result: Extracted };
  readonly pdfa: {
    readonly input: { readonly bytes: Uint8Array; readonly options: PdfaOptions };
    readonly result: Pdfa;
  };
  readonly attachments: {
    readonly input: { readonly bytes: Uint8Array };
    readonly result: readonly AttachedFile[];
  };
  readonly attach: {
    readonly input: { readonly bytes: Uint8Array; readonly files: readonly FileToAttach[] };
    readonly result: Pdfa;
  };
  readonly rename: {
    readonly input: {
      readonly bytes: Uint8Array;
      readonly names: Readonly<Record<string, string>>;
    };
    readonly result: Pdfa;
  };
  readonly merge: {
    readonly input: { readonly documents: readonly Uint8Array[] };
    readonly result: Pdfa;
  };
  readonly split: {
    readonly input: { readonly bytes: Uint8Array; readonly ranges: readonly PageRange[] };
    readonly result: readonly Uint8Array[];
  };
  readonly draft: {
    readonly input: {
      readonly bytes: Uint8Array;
      readonly language: RenderLanguage;
      /** What is written across the pages: `draft` unless said. */
      readonly word?: DraftWord;
    };
    readonly result: Pdfa;
  };
  readonly compress: {
    readonly input: { readonly bytes: Uint8Array; readonly maxBytes: number };
    readonly result: Compressed;
  };
  readonly render: {
    readonly input: { readonly invoice: Invoice; readonly language: RenderLanguage };
    readonly result: Uint8Array;
  };
}

export type JobName = keyof Jobs;
export type JobInput<Name extends JobName> = Jobs[Name]['input'];
export type JobResult<Name extends JobName> = Jobs[Name]['result'];

export type PdfJob = {
  [Name in JobName]: { readonly kind: Name } & JobInput<Name>;
}[JobName];

export type PdfReply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * What draws is loaded when it is first asked for: setting text takes all of fontkit, a third of a cold start.
 *
 * @throws PdfRefusal; anything else that is thrown means a broken file
 */
export async function perform(job: PdfJob): Promise<JobResult<JobName>> {
  switch (job.kind) {
    case 'extract':
      return extract(job.bytes);
    case 'pdfa':
      return toPdfa(job.bytes, job.options);
    case 'attachments':
      return listAttachments(job.bytes);
    case 'attach':
      return attachFiles(job.bytes, job.files);
    case 'rename':
      return renameAttachments(job.bytes, job.names);
    case 'merge':
      return mergePdfs(job.documents);
    case 'split':
      return splitPdf(job.bytes, job.ranges);
    case 'draft':
      return (await import('./watermark.ts')).stampDraft(job.bytes, job.language, job.word);
    case 'compress':
      return compressPdf(job.bytes, job.maxBytes);
    case 'render':
      return (await import('./render.ts')).renderInvoice(job.invoice, job.language);
  }
}
