import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Dying, openDying, type Place } from './dying.ts';

const once = { state: 'delivered', mails: 1, identities: 1 };
const inDoubt = { state: 'uncertain', mails: 1, identities: 1 };
const inDoubtForNothing = { state: 'uncertain', mails: 0, identities: 0 };

/** How each may rest: never lost in silence, never twice, in doubt only where nobody can know. */
const rest = {
  'attempt opened, undone': once,
  'attempt opened, done': once,
  'effect claimed, undone': once,
  'effect claimed, done': inDoubtForNothing,
  'recipient named': inDoubtForNothing,
  'message taken, not answered': inDoubt,
  'effect settled, undone': inDoubt,
  'effect settled, done': once,
  'attempt closed, undone': once,
  'attempt closed, done': once,
  'event kept, undone': once,
  'event kept, done': once,
} satisfies Record<Place, object>;
const places = Object.keys(rest) as Place[];
/** A worker has ten lines to the database, and each write that waits takes one. */
const AT_ONCE = 6;

describe('a worker that dies', () => {
  let dying: Dying;
  beforeAll(async () => {
    dying = await openDying();
  }, 180_000);
  afterAll(() => dying.close(), 60_000);

  test.each([places.slice(0, AT_ONCE), places.slice(AT_ONCE)])(
    'at %s, %s, %s, %s, %s or %s loses nothing, sends nothing twice, and hides no doubt',
    async (...here) => {
      const expected = Object.fromEntries(here.map((place) => [place, rest[place]]));
      expect(await dying.dieAt(here)).toEqual(expected);
    },
    240_000,
  );
});

test.each([
  [
    'records an effect before it is done',
    'record-first',
    { 'recipient named': { state: 'delivered', mails: 0, identities: 0 } },
  ],
  [
    'sends again under a new identity',
    'new-identity',
    { 'message taken, not answered': { state: 'delivered', mails: 2, identities: 2 } },
  ],
])(
  'a worker that %s is found out by its death',
  async (_what, bug, seen) => {
    const dying = await openDying({
      entry: import.meta.resolve('./brokenWorkers.ts'),
      settings: { BUG: bug },
    });
    try {
      expect(await dying.dieAt(Object.keys(seen) as Place[])).toEqual(seen);
    } finally {
      await dying.close();
    }
  },
  240_000,
);
