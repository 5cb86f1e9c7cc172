import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { EngineError } from '#server/engine/fault.ts';
import { endOrphans } from '#server/engine/orphan.ts';
import { type ChildEvent, type Program, Supervisor } from '#server/engine/supervisor.ts';
import { testFolder } from '../../support/folder.ts';
import { until } from '../../support/until.ts';

test('a child that keeps dying is started again each time, and each time is told', async () => {
  const { folder, events, supervisor } = await supervised();
  await supervisor.run(node(folder, 'one'));
  for (const round of [1, 2, 3]) {
    const [child] = supervisor.children();
    process.kill(Number(child?.pid), 'SIGKILL');
    await until(() => expect(events.at(-1)).toMatchObject({ kind: 'back', restarts: round }));
  }
  expect(events.map(({ kind }) => kind)).toEqual(['died', 'back', 'died', 'back', 'died', 'back']);
  expect(supervisor.children()).toMatchObject([{ name: 'one', state: 'running', restarts: 3 }]);
});

test('a child that is asked to restart ends by its own signal and is back', async () => {
  const { folder, events, supervisor } = await supervised();
  await supervisor.run(node(folder, 'one'));
  const [before] = supervisor.children();
  supervisor.restart('one');
  await until(() => expect(events.at(-1)).toMatchObject({ kind: 'back', restarts: 1 }));
  expect(await readFile(join(folder, 'ended'), 'utf8')).toBe('one SIGTERM\n');
  expect(supervisor.children()[0]?.pid).not.toBe(before?.pid);
});

test('children are stopped last-started first, each by its own signal', async () => {
  const { folder, supervisor } = await supervised();
  await supervisor.run(node(folder, 'first', { stopSignal: 'SIGINT' }));
  await supervisor.run(node(folder, 'second'));
  await supervisor.stop();
  expect(await readFile(join(folder, 'ended'), 'utf8')).toBe('second SIGTERM\nfirst SIGINT\n');
  expect(supervisor.children().map(({ state, pid }) => ({ state, pid }))).toEqual([
    { state: 'stopped', pid: undefined },
    { state: 'stopped', pid: undefined },
  ]);
});

test('the last lines that a child wrote are kept, and no more than two hundred', async () => {
  const { folder, supervisor } = await supervised();
  const talk = 'for (let i = 1; i <= 500; i++) console.error("line " + i);';
  await supervisor.run(node(folder, 'talker', { before: talk }));
  await until(() => expect(supervisor.children()[0]?.lines.at(-1)).toBe('line 500'));
  expect(supervisor.children()[0]?.lines).toHaveLength(200);
});

test('a child that cannot start is an error that holds its last words', async () => {
  const { folder, supervisor } = await supervised();
  const dead = node(folder, 'dead', { before: 'throw new Error("no such port");' });
  const error = await supervisor.run(dead).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(EngineError);
  expect(error).toMatchObject({
    code: 'CHILD_NOT_STARTED',
    text: { en: expect.stringContaining('no such port') },
  });
});

test('a program that does not exist is an error that names it', async () => {
  const { folder, supervisor } = await supervised();
  const nowhere = join(folder, 'nowhere');
  const error = supervisor.run({ ...node(folder, 'absent'), spawn: () => spawn(nowhere) });
  await expect(error).rejects.toMatchObject({ text: { en: expect.stringContaining(nowhere) } });
});

test('what an earlier run left is ended in good order, and a stranger with its number is left alone', async () => {
  const { folder, supervisor } = await supervised();
  await supervisor.run(node(folder, 'left'));
  const stranger = { pid: process.pid, started: 'some other moment' };
  await writeFile(join(folder, 'stranger.pid'), JSON.stringify(stranger));
  const orphan = supervisor.children()[0]?.pid;
  await endOrphans(folder);
  expect(await readFile(join(folder, 'ended'), 'utf8')).toContain('left SIGINT');
  expect(existsSync(join(folder, 'stranger.pid'))).toBe(false);
  await until(() => expect(supervisor.children()[0]?.pid).not.toBe(orphan));
});

async function supervised(): Promise<{
  folder: string;
  events: ChildEvent[];
  supervisor: Supervisor;
}> {
  const folder = await testFolder();
  const events: ChildEvent[] = [];
  const supervisor = new Supervisor(folder, (event) => events.push(event));
  onTestFinished(() => supervisor.stop());
  return { folder, events, supervisor };
}

/** A Node program that answers by the file NAME.ready, and notes in `ended` by which signal it was stopped. */
function node(
  folder: string,
  name: string,
  { before = '', stopSignal = 'SIGTERM' }: { before?: string; stopSignal?: NodeJS.Signals } = {},
): Program {
  const script = `
    const fs = require('node:fs');
    ${before}
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {
      fs.appendFileSync('ended', '${name} ' + signal + '\\n');
      process.exit(0);
    });
    fs.writeFileSync('${name}.ready', String(process.pid));
    setInterval(() => {}, 1000);
  `;
  let pid: number | undefined;
  return {
    name,
    stopSignal,
    spawn: () => {
      const child = spawn(process.execPath, ['-e', script], { cwd: folder, detached: true });
      pid = child.pid;
      return child;
    },
    answers: async () => {
      expect(await readFile(join(folder, `${name}.ready`), 'utf8')).toBe(String(pid));
    },
  };
}
