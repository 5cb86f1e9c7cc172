import type { Problem } from '#workflows/problem.ts';
import type { XmlElement } from '../xml.ts';
import { edifactProblem } from './problems.ts';
import { type Segment, segmentText } from './tokens.ts';

const isBase64 = (text: string): boolean =>
  text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);

/**
 * Puts the objects that follow a message (UNO … UNP, ISO 9735-8) at the supporting documents (EFI) whose reference (BT-122)
 * they give.
 *
 * @returns a warning for each object that goes with no document
 */
export function placePackages(root: XmlElement, packages: readonly Segment[]): Problem[] {
  const documents = new Map(
    root.children
      .filter(({ name }) => name === 'EFI')
      .flatMap((document) =>
        document.children
          .filter(({ name, attributes }) => name === 'RFF' && attributes.q === 'ATS')
          .map(({ attributes }) => [attributes.ref, document] as const),
      ),
  );
  const problems: Problem[] = [];
  for (const one of packages) {
    const document = documents.get(one.elements[1]?.[1]?.trim());
    const object = one.object?.replace(/\s+/g, '') ?? '';
    if (document && object !== '') {
      const mediaType = one.elements[2]?.[1]?.trim();
      document.attributes.object = isBase64(object)
        ? object
        : Buffer.from(one.object ?? '', 'latin1').toString('base64');
      if (mediaType) document.attributes.mediaType = mediaType;
      const { file } = document.attributes;
      if (file !== undefined) document.attributes.fileName = file;
      delete document.attributes.file;
    } else
      problems.push(
        edifactProblem(
          'EDI_SEVERAL_PACKAGES',
          `segment ${one.position}`,
          segmentText(one),
          'warning',
        ),
      );
  }
  return problems;
}
