import type { EdifactPartner } from '#workflows/invoice/edifactPartner.ts';
import type { LostTerm } from '#workflows/invoice/lost.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import type { Treatment } from '#workflows/invoice/rules/judged.ts';
import { profileFor, type Target, type TargetName, targets } from '#workflows/invoice/targets.ts';
import type { Problem } from '#workflows/problem.ts';
import { toFacturX } from './facturx.ts';
import type { RenderLanguage } from './pdf/render.ts';
import type { Repair } from './pdf/repairs.ts';
import { writeData } from './write.ts';

export interface Conversion {
  readonly invoice: Invoice;
  readonly to: TargetName;
  /** By id or name; the invoice's own, or the target's usual one, unless told. */
  readonly profile?: string | undefined;
  /** The pages of a Factur-X; drawn unless given. */
  readonly pdf?: Uint8Array | undefined;
  readonly language?: RenderLanguage | undefined;
  /** How an EDIFACT partner wants it; plain EANCOM unless told. */
  readonly partner?: EdifactPartner | undefined;
  /** How the operation is treated in France, for an invoice without a note that says it (BAR). */
  readonly treatment?: Treatment | undefined;
}

export type Converted =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      /** The data inside a Factur-X. */
      readonly xml?: Uint8Array;
      /** Terms that the invoice has and the document does not say. */
      readonly lost: readonly LostTerm[];
      /** What was changed in the pages. */
      readonly repairs: readonly Repair[];
      /** Warnings. */
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Writes an invoice in another format. A document that would break a rule of the format is not written. */
export async function convertInvoice(conversion: Conversion): Promise<Converted> {
  const { to, invoice } = conversion;
  const target: Target = targets[to];
  const profile = profileFor(target, invoice, conversion.profile);
  if (!profile) return { ok: false, problems: [noProfile(target, conversion.profile ?? '')] };
  if (to === 'facturx') {
    const made = await toFacturX({ ...conversion, profile: profile.id });
    return made.ok ? { ...made, bytes: made.pdf } : made;
  }
  const written = writeData(invoice, target, profile, conversion);
  return written.ok ? { ...written, repairs: [] } : written;
}

function noProfile({ label, profiles }: Target, wanted: string): Problem {
  const names = profiles.map(({ id }) => id).join(', ');
  const named = wanted.slice(0, 80);
  return {
    code: 'PROFILE_UNKNOWN',
    at: named,
    severity: 'fatal',
    message: {
      fr: `${label.fr} n’a pas de profil « ${named} »`,
      en: `${label.en} has no profile “${named}”`,
    },
    fix:
      names === ''
        ? { fr: 'Ne nommez pas de profil.', en: 'Name no profile.' }
        : { fr: `Choisissez parmi : ${names}.`, en: `Choose one of: ${names}.` },
  };
}
