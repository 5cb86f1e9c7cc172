import { branch } from '#workflows/control/branch.ts';
import { end } from '#workflows/control/end.ts';
import { forEach } from '#workflows/control/forEach.ts';
import { hold } from '#workflows/control/hold.ts';
import { join } from '#workflows/control/join.ts';
import { onFailure } from '#workflows/control/onFailure.ts';
import { retry } from '#workflows/control/retry.ts';
import { start } from '#workflows/control/start.ts';
import { subflow } from '#workflows/control/subflow.ts';
import { wait } from '#workflows/control/wait.ts';
import type { Catalogue } from '#workflows/node.ts';
import { answer } from './answer/manifest.ts';
import { approval } from './approval/manifest.ts';
import { attach } from './attach/manifest.ts';
import { batch } from './batch/manifest.ts';
import { bounceWait } from './bounceWait/manifest.ts';
import { convert } from './convert/manifest.ts';
import { deadline } from './deadline/manifest.ts';
import { email } from './email/manifest.ts';
import { filename } from './filename/manifest.ts';
import { list } from './list/manifest.ts';
import { lookup } from './lookup/manifest.ts';
import { notify } from './notify/manifest.ts';
import { post } from './post/manifest.ts';
import { render } from './render/manifest.ts';
import { set } from './set/manifest.ts';
import { subject } from './subject/manifest.ts';
import { textFile } from './textFile/manifest.ts';
import { upload } from './upload/manifest.ts';
import { validate } from './validate/manifest.ts';
import { waitEvent } from './waitEvent/manifest.ts';
import { window } from './window/manifest.ts';

/** Every node type that a drawing can use, by type, in the palette's order. */
export const catalogue = {
  start,
  onFailure,
  validate,
  convert,
  render,
  attach,
  branch,
  join,
  forEach,
  subflow,
  set,
  lookup,
  subject,
  filename,
  textFile,
  list,
  email,
  upload,
  post,
  retry,
  wait,
  window,
  batch,
  answer,
  waitEvent,
  deadline,
  bounceWait,
  hold,
  approval,
  notify,
  end,
} satisfies Catalogue;
