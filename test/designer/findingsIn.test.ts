import { expect, test } from 'vitest';
import { findingsIn } from '../../designer/panel/findingsIn.ts';

const text = { fr: 'x', en: 'x' };
const problem = {
  code: 'BR-01',
  at: 'specification',
  severity: 'fatal',
  message: text,
  fix: text,
};
const lost = { term: 'BT-21', path: 'notes[].subjectCode', label: text, times: 3 };

test('problems and lost terms are found wherever a step says them, and are not shown again as paths', () => {
  const output = {
    fault: { code: 'VALIDATE_INVALID', details: { problems: [problem], missing: ['a'] } },
    proof: [{ lost: [lost], warnings: [], to: 'ubl' }],
  };
  expect(findingsIn(output)).toEqual({
    problems: [problem],
    lost: [lost],
    totals: [],
    documents: [],
    rest: {
      fault: { code: 'VALIDATE_INVALID', details: { missing: ['a'] } },
      proof: [{ warnings: [], to: 'ubl' }],
    },
  });
});

test('lists of other things stay as they are', () => {
  const output = { vars: { to: ['a@b.example'] }, none: null, list: [{ code: 'x' }] };
  expect(findingsIn(output)).toEqual({
    problems: [],
    lost: [],
    totals: [],
    documents: [],
    rest: output,
  });
});

test('a document is found once however often a step names it, and again under another name', () => {
  const made = { sha256: 'a'.repeat(64), bytes: 3, type: 'application/pdf', name: 'a.pdf' };
  const renamed = { ...made, name: 'b.pdf' };
  const output = { documents: { invoice: made, xml: renamed }, proof: [{ made }], exit: 'ok' };
  expect(findingsIn(output)).toMatchObject({
    documents: [made, renamed],
    rest: { documents: {}, exit: 'ok' },
  });
});
