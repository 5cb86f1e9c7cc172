import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
} from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

export type Pdf = PDFDocumentProxy;

/** Opens a PDF in pdf.js' worker. Its scripts are never run: the viewer has no sandbox for them. */
export const openPdf = (bytes: Uint8Array): PDFDocumentLoadingTask =>
  getDocument({ data: bytes, enableXfa: false, useSystemFonts: true });
