import type { Router } from 'express';
import {
  beginFlow,
  flowDetail,
  flowPage,
  publishDraft,
  saveFlowDraft,
  versionDetail,
  versionPage,
} from '../db/flows.ts';
import { samplesOf } from '../db/samples.ts';
import { previewTemplates } from '../previewTemplates.ts';
import { rehearse, rehearsedDocument } from '../rehearse.ts';
import {
  createFlow,
  getFlow,
  getVersion,
  listFlows,
  listVersions,
  previewTemplate,
  publishFlow,
  sampleContext,
  saveDraft,
  testDocument,
  testFlow,
} from './contract.ts';
import type { ApiDeps } from './deps.ts';
import { mount, mountDownload } from './mount.ts';

export function flows(router: Router, deps: ApiDeps): void {
  const { sql } = deps;
  mount(router, listFlows, ({ query }, { actor }) => flowPage(sql, actor.issuerId, query));
  mount(router, createFlow, ({ body }, { actor }) => beginFlow(sql, actor, body.flow));
  mount(router, getFlow, ({ flowId }, { actor }) => flowDetail(sql, actor.issuerId, flowId));
  mount(router, saveDraft, ({ flowId, body }, { actor }) =>
    saveFlowDraft(sql, actor, flowId, body),
  );
  mount(router, publishFlow, ({ flowId, body }, { actor }) =>
    publishDraft(sql, actor, flowId, body),
  );
  mount(router, listVersions, ({ flowId, query }, { actor }) =>
    versionPage(sql, actor.issuerId, flowId, query),
  );
  mount(router, getVersion, ({ flowId, version }, { actor }) =>
    versionDetail(sql, actor.issuerId, flowId, version),
  );
  mount(router, sampleContext, async ({ flowId }, { actor }) =>
    (await samplesOf(sql, actor.issuerId, flowId)).map((sample) => ({
      ...sample,
      context: { ...sample.context },
    })),
  );
  mount(router, previewTemplate, ({ body }, { actor }) =>
    previewTemplates(sql, actor.issuerId, body),
  );
  mount(router, testFlow, ({ flowId, body }, { actor }) =>
    rehearse(deps, actor.issuerId, flowId, body),
  );
  mountDownload(router, testDocument, ({ flowId, body }, { actor }) =>
    rehearsedDocument(deps, actor.issuerId, flowId, body),
  );
}
