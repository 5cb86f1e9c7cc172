import { EdifactPartner } from '#workflows/invoice/edifactPartner.ts';

/** A partner that wants plain EANCOM. */
export const plainPartner = (directory: EdifactPartner['directory']): EdifactPartner =>
  EdifactPartner.parse({ directory });

/** Codes that a directory has for what our places say otherwise. */
export const directoryCodes: Readonly<
  Record<EdifactPartner['directory'], EdifactPartner['codes']>
> = {
  D96A: { 'NAD/RFF@q': { API: 'YC1' }, 'LIN@type': { SRV: 'EN' } },
  D01B: {},
};
