import type { Invoice } from '#workflows/invoice/model.ts';
import type { FileToAttach } from './pdf/attach.ts';

/** Files inside the data (BT-125) by their names (BT-125-2); what is only linked to stays a link. */
export const supportingFiles = ({ attachments }: Invoice): FileToAttach[] =>
  attachments.flatMap(({ id, description, file }) =>
    file
      ? [
          {
            name: baseName(file.name ?? id ?? 'attachment'),
            mediaType: file.mediaType ?? 'application/octet-stream',
            ...(description !== undefined && { description }),
            bytes: Buffer.from(file.content, 'base64'),
          },
        ]
      : [],
  );

/** Without the folders that a name may begin with. */
const baseName = (name: string): string => name.split(/[\\/]/).at(-1) || 'attachment';
