import * as convert from './convert/run.ts';
import * as email from './email/run.ts';
import * as filename from './filename/run.ts';
import * as notify from './notify/run.ts';
import type { StepCode } from './perform.ts';
import * as subject from './subject/run.ts';
import * as upload from './upload/run.ts';

/** The code of every node type that does something, by type. */
export const runs = { convert, subject, filename, email, upload, notify } satisfies Record<
  string,
  StepCode
>;
