import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '#server/api/contract.ts';
import { type Endpoint, type Role, roles } from '#server/api/endpoint.ts';
import { callAs, type House, openHouse } from '../house.ts';

/**
 * Who may call what, written by hand: the contract says the same in its own way, and a slip in either shows. `o`
 * ops, `p` approver, `s` support, `a` auditor, `A` admin.
 */
const expected = {
  session: 'opsaA',
  signOut: 'opsaA',
  listUsers: 'A',
  makeSignInLink: 'A',
  listFlows: 'opsaA',
  createFlow: 'opA',
  getFlow: 'opsaA',
  saveDraft: 'opA',
  publishFlow: 'opA',
  listVersions: 'opsaA',
  getVersion: 'opsaA',
  testFlow: 'opA',
  testDocument: 'opA',
  previewTemplate: 'opA',
  sampleContext: 'opsaA',
  listCustomers: 'opsaA',
  saveCustomer: 'opA',
  listChannels: 'opsaA',
  pauseChannel: 'oA',
  resumeChannel: 'oA',
  paceChannel: 'oA',
  getConnection: 'A',
  createConnection: 'A',
  changeConnection: 'A',
  testConnection: 'A',
  listTables: 'opsaA',
  saveTable: 'opA',
  listTableVersions: 'opsaA',
  downloadTable: 'opsaA',
  listInvoices: 'opsaA',
  submitInvoice: 'osA',
  getInvoice: 'opsaA',
  getDocument: 'opsaA',
  listDeliveries: 'opsaA',
  summariseDeliveries: 'opsaA',
  getDelivery: 'opsaA',
  tellDelivery: 'osA',
  tellInvoice: 'osA',
  getApproval: 'opsaA',
  answerApproval: 'pA',
  resolveDelivery: 'osA',
  tryNowDelivery: 'osA',
  getUnfinished: 'opsaA',
  downloadUnfinished: 'opsaA',
  getReportSettings: 'opsaA',
  saveReportSettings: 'A',
  previewAgain: 'opsaA',
  sendAgain: 'osA',
  previewBulk: 'osA',
  runBulk: 'osA',
  previewBulkRun: 'osA',
  startBulkRun: 'osA',
  listBulkRuns: 'opsaA',
  getBulkRun: 'opsaA',
  listBulkItems: 'opsaA',
  stopBulkRun: 'osA',
  settleDeliveryMail: 'osA',
  listUnplacedMail: 'opsaA',
  settleUnplacedMail: 'osA',
  getReconciliation: 'A',
  replayDelivery: 'opsaA',
  evidencePack: 'opsaA',
  listMails: 'opsaA',
  getMail: 'opsaA',
  getMailAttachment: 'opsaA',
  listDrop: 'opsaA',
  makeDemoInvoice: 'osA',
} as const satisfies Record<Exclude<keyof typeof contract, 'signIn'>, string>;

const letters = { ops: 'o', approver: 'p', support: 's', auditor: 'a', admin: 'A' } as const;

const routes = Object.keys(expected) as (keyof typeof expected)[];

let house: House;

beforeAll(async () => {
  house = await openHouse('none');
});
afterAll(() => house.close());

const pathOf = (e: Endpoint): string => e.path.replace(/:\w+/g, 'nothing');

test.each(routes)(
  '%s lets in the roles that the table names, and tells the others who may',
  async (name) => {
    const e: Endpoint = contract[name];
    const may = roles.filter((role) => expected[name].includes(letters[role]));
    for (const role of roles) {
      const reply = await callAs(house, role)(e.method.toUpperCase(), pathOf(e));
      if (may.includes(role)) {
        expect([role, reply.status]).not.toEqual([role, 403]);
        expect([role, reply.status]).not.toEqual([role, 401]);
      } else {
        expect([role, reply.status]).toEqual([role, 403]);
        expect(await reply.json()).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
      }
    }
  },
);

test.each(routes)('%s asks for a sign-in', async (name) => {
  const e: Endpoint = contract[name];
  const reply = await fetch(house.url + pathOf(e), { method: e.method.toUpperCase() });
  expect(reply.status).toBe(401);
  expect(await reply.json()).toMatchObject({ code: 'SIGN_IN_REQUIRED' });
});

test('a refusal names the roles that may, in both languages', async () => {
  const reply = await callAs(house, 'auditor')('POST', '/api/flows', {});
  expect(await reply.json()).toMatchObject({
    words: {
      detail: {
        fr: expect.stringContaining('valideur'),
        en: expect.stringContaining('approver'),
      },
    },
  });
});

test.each([
  ['fr-CA, fr;q=0.9, en;q=0.5', 'fr', 'Connexion nécessaire'],
  ['en', 'en', 'Sign-in needed'],
  ['de', 'en', 'Sign-in needed'],
])(
  'title and detail of a refusal are texts (RFC 9457) in the language of %s',
  async (accepted, language, title) => {
    const reply = await fetch(`${house.url}/api/session`, {
      headers: { 'accept-language': accepted },
    });
    expect(reply.headers.get('content-language')).toBe(language);
    expect(await reply.json()).toMatchObject({ title, detail: expect.any(String) });
  },
);

test('another issuer’s things are not there', async () => {
  const key = house.foreignKey;
  const see = (path: string) =>
    fetch(house.url + path, { headers: { authorization: `Bearer ${key}` } });
  expect((await see('/api/flows/flow')).status).toBe(404);
  expect((await see('/api/flows/flow/versions/1')).status).toBe(404);
  expect(await (await see('/api/flows')).json()).toEqual({ items: [], next: null });
  expect(await (await see('/api/customers')).json()).toEqual({ items: [], next: null });
});

test('a role that was taken away is gone at the next call', async () => {
  const { makeApiKey } = await import('#server/auth/apiKeys.ts');
  const role: Role = 'admin';
  const key = await makeApiKey(house.sql, { issuerId: 'fermat', name: 'short', role });
  const ask = () =>
    fetch(`${house.url}/api/users`, { headers: { authorization: `Bearer ${key}` } });
  expect((await ask()).status).toBe(200);
  await house.sql`update api_key set revoked_at = now() where name = 'short'`;
  expect((await ask()).status).toBe(401);
});
