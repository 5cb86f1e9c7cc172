import { catalogue } from '#activities/catalogue.ts';
import { commonFaults } from '#activities/perform.ts';
import type { Catalogue, Remedy } from '#workflows/node.ts';
import type { Text } from '#workflows/text.ts';

export interface FaultWords {
  readonly code: string;
  readonly title: Text;
  readonly help: Text;
  readonly remedy: Remedy;
}

interface Words {
  readonly title: Text;
  readonly help: Text;
  /** What to read instead where the far end may have got it. */
  readonly helpIfArrived?: Text;
}

/** Failures that no manifest declares: any step can end in them, or the engine sees them and not the step. */
const seenByEngine: Readonly<Record<string, Words>> = {
  ...commonFaults,
  STEP_TIMEOUT: {
    title: { fr: 'L’étape n’a pas répondu à temps', en: 'The step did not answer in time' },
    help: {
      fr: 'Elle est retentée d’elle-même. Si cela dure, vérifiez le système d’en face.',
      en: 'It is tried again by itself. If it lasts, check the system at the far end.',
    },
    helpIfArrived: {
      fr: 'Elle a pu envoyer avant de se taire. Demandez au client s’il a reçu la facture, puis indiquez « arrivé » ou « envoyer de nouveau ».',
      en: 'It may have sent before it fell silent. Ask the customer whether the invoice came, then say “it arrived” or “send again”.',
    },
  },
  WAIT_OVERDUE: {
    title: { fr: 'Le délai d’attente est passé', en: 'The wait is overdue' },
    help: {
      fr: 'Ce qui était attendu n’est pas venu, et le circuit ne dit pas quoi faire alors. Attendez de nouveau (réessayer), passez l’étape ou abandonnez.',
      en: 'What was waited for did not come, and the flow does not say what to do then. Wait again (try again), skip the step or abort.',
    },
  },
  MAIL_BOUNCED: {
    title: { fr: 'L’e-mail est revenu', en: 'The e-mail came back' },
    help: {
      fr: 'Un serveur de messagerie dit que le destinataire n’a pas reçu la facture. Remettez-la autrement ou corrigez l’adresse du client, puis réglez ce retour avec une raison.',
      en: 'A mail server says that the recipient did not get the invoice. Deliver it another way or correct the customer’s address, then settle this return with a reason.',
    },
  },
  MAIL_EXPIRED: {
    title: { fr: 'L’e-mail n’a pas pu être remis', en: 'The e-mail could not be delivered' },
    help: {
      fr: 'Les serveurs ont renoncé, ou la boîte est pleine ; l’adresse peut être bonne. Soumettez la facture de nouveau ou remettez-la autrement, puis réglez ce retour avec une raison.',
      en: 'The servers gave up, or the mailbox is full; the address may be right. Submit the invoice again or deliver it another way, then settle this return with a reason.',
    },
  },
  MAIL_REFUSED: {
    title: { fr: 'Le destinataire refuse la facture', en: 'The recipient refuses the invoice' },
    help: {
      fr: 'Sa réponse dit pourquoi. Corrigez ce qu’elle demande, puis réglez ce retour avec une raison.',
      en: 'The answer says why. Correct what it asks for, then settle this return with a reason.',
    },
  },
  ENGINE_ENDED: {
    title: { fr: 'Arrêtée dans le moteur', en: 'Ended in the engine' },
    help: {
      fr: 'Le moteur a mis fin à cette remise. Vérifiez ce qui est parti, puis soumettez la facture de nouveau.',
      en: 'The engine ended this delivery. Check what has left, then submit the invoice again.',
    },
  },
};

interface Failure {
  readonly code: string;
  readonly remedy: Remedy;
  readonly mayHaveArrived?: boolean;
}

/** What support reads about a failure: the manifest's words, as it declares them for this code. */
export function faultWords(
  type: string,
  { code, remedy, mayHaveArrived = false }: Failure,
): FaultWords {
  const known: Catalogue = catalogue;
  const declared = Object.hasOwn(known, type) ? known[type]?.faults : undefined;
  const words = declared && Object.hasOwn(declared, code) ? declared[code] : seenByEngine[code];
  const { title, help, helpIfArrived }: Words = words ?? commonFaults.UNEXPECTED;
  return { code, title, help: (mayHaveArrived && helpIfArrived) || help, remedy };
}
