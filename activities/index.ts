import * as answer from './answer/run.ts';
import * as approval from './approval/run.ts';
import * as attach from './attach/run.ts';
import * as batch from './batch/run.ts';
import * as bounceWait from './bounceWait/run.ts';
import * as convert from './convert/run.ts';
import * as deadline from './deadline/run.ts';
import * as email from './email/run.ts';
import * as filename from './filename/run.ts';
import * as list from './list/run.ts';
import * as lookup from './lookup/run.ts';
import * as notify from './notify/run.ts';
import type { StepCode } from './perform.ts';
import * as post from './post/run.ts';
import * as render from './render/run.ts';
import * as set from './set/run.ts';
import * as subject from './subject/run.ts';
import * as textFile from './textFile/run.ts';
import * as upload from './upload/run.ts';
import * as validate from './validate/run.ts';
import * as waitEvent from './waitEvent/run.ts';
import * as window from './window/run.ts';

/** The code of every node type that does something, by type. */
export const runs = {
  batch,
  list,
  validate,
  convert,
  render,
  attach,
  set,
  lookup,
  subject,
  filename,
  textFile,
  email,
  upload,
  approval,
  post,
  notify,
  window,
  answer,
  waitEvent,
  deadline,
  bounceWait,
} satisfies Record<string, StepCode>;
