import express, {
  type ErrorRequestHandler,
  type Request,
  type Response,
  type Router,
} from 'express';
import { z } from 'zod';
import { plainText } from '#activities/template/plain.ts';
import type { ApiDeps } from '../api/deps.ts';
import { limitAnswers } from '../api/limits.ts';
import { ApiError, refuse } from '../api/problems.ts';
import { type AskedQuestion, approvalQuestion, linkHolder } from '../db/approvalQuestion.ts';
import { answerQuestion } from './answer.ts';
import { instantWords } from './instantWords.ts';
import { answerPage, type Refused, toldPage } from './page.ts';
import { passOn } from './passOn.ts';
import { standingOf } from './standing.ts';
import { standingWords, unknownLink, words } from './words.ts';

type Language = 'fr' | 'en';

const line = z
  .string()
  .max(4000)
  .default('')
  .transform((text) => plainText(text).trim());
const Form = z.object({
  action: z.enum(['approve', 'reject', 'pass-on']),
  comment: line,
  to: line,
  reason: line,
});

interface Holder {
  readonly asked: AskedQuestion;
  readonly person: string;
}

/**
 * `/answer/TOKEN`: where people without an account answer. The token is the whole authority: no cookie is set or read, so
 * that another site has nothing to borrow, and `Origin` says nothing, since `no-referrer` makes it `null`.
 */
export function approvalRouter(deps: ApiDeps): Router {
  const { sql, store, limits, config } = deps;
  const router = express.Router({ caseSensitive: true });
  router.use('/answer', limitAnswers(limits), (_req, res, next) => {
    res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' });
    next();
  });
  const holderOf = async (req: Request<{ token: string }>): Promise<Holder | undefined> => {
    const holder = await linkHolder(sql, req.params.token);
    const asked = holder && (await approvalQuestion(sql, holder.ref));
    return asked && { asked, person: holder.person };
  };
  const show = (
    req: Request<{ token: string }>,
    res: Response,
    holder: Holder | undefined,
    refused?: Refused,
  ): void => {
    const language = languageOf(req, holder?.asked.question.language);
    res.set('Content-Language', language).vary('Accept-Language').type('html');
    const own = holder?.asked.people.find(({ person }) => person === holder.person);
    if (!holder || !own) {
      res.status(404).send(toldPage(language, unknownLink));
      return;
    }
    const { asked, person } = holder;
    const standing = standingOf(asked, person);
    if (standing.kind !== 'open') {
      res.send(toldPage(language, standingWords(standing, person, instantWords)));
      return;
    }
    const path = `${new URL(config.url).pathname.replace(/\/$/, '')}/answer/${req.params.token}`;
    res.status(refused ? 422 : 200).send(answerPage(asked, own, { language, path, refused }));
  };

  router.get('/answer/:token', async (req, res) => {
    show(req, res, await holderOf(req));
  });

  router.get('/answer/:token/document', async (req, res) => {
    const holder = await holderOf(req);
    const standing = holder && standingOf(holder.asked, holder.person);
    // Whoever may not answer any more has no business with the invoice either, but for what they answered themselves.
    if (!holder || !['open', 'answered'].includes(standing?.kind ?? '')) {
      show(req, res, holder);
      return;
    }
    const { shown } = holder.asked.question;
    const bytes = await store.read(shown);
    res
      .set({
        'Content-Type': shown.type,
        'Content-Disposition': 'inline; filename="invoice.pdf"',
        'Content-Security-Policy': "frame-ancestors 'none'",
        'X-Content-Type-Options': 'nosniff',
      })
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });

  router.post(
    '/answer/:token',
    express.urlencoded({ extended: false, limit: '40kb', parameterLimit: 10 }),
    async (req, res) => {
      const holder = await holderOf(req);
      const form = Form.safeParse(req.body ?? {});
      if (!form.success) throw malformed;
      if (!holder) {
        show(req, res, holder);
        return;
      }
      const refused = await take(holder, form.data, req.ip ?? '');
      if (refused) show(req, res, await holderOf(req), refused);
      // The page that follows can be loaded again without sending anything twice.
      else res.redirect(303, req.originalUrl);
    },
  );

  async function take(
    { asked: { ref }, person }: Holder,
    { action, comment, to, reason }: z.output<typeof Form>,
    address: string,
  ): Promise<Refused | undefined> {
    if (action === 'pass-on') {
      const passed = await passOn(sql, ref, person, { to, reason, address });
      return passed.ok ? undefined : { ...passed, typed: { to, reason } };
    }
    if (action === 'reject' && comment === '')
      return { field: 'comment', problem: words.reasonNeeded, typed: {} };
    await answerQuestion(deps, ref, person, {
      answer: action === 'approve' ? 'approved' : 'rejected',
      ...(comment === '' ? {} : { comment: comment.slice(0, 1000) }),
      means: 'link',
      address,
    });
    return undefined;
  }

  router.use('/answer', problemPage);
  return router;
}

const malformed = refuse('REQUEST_INVALID', {
  fr: 'Le formulaire est incomplet.',
  en: 'The form is incomplete.',
});

/** The browser's language where it asks for one of ours, else that of the question. */
function languageOf(req: Request, question: Language = 'fr'): Language {
  const wanted = req.headers['accept-language'];
  const found = wanted === undefined ? false : req.acceptsLanguages('fr', 'en');
  return found === 'fr' || found === 'en' ? found : question;
}

/** People get a page where programs get JSON. */
const problemPage: ErrorRequestHandler = (error, req, res, next) => {
  if (!(error instanceof ApiError) || res.headersSent) return next(error);
  const { status, title, detail, fix } = error.problem;
  const language = languageOf(req);
  res
    .status(status)
    .type('html')
    .send(
      toldPage(language, {
        title,
        text: { fr: `${detail.fr} ${fix.fr}`, en: `${detail.en} ${fix.en}` },
      }),
    );
};
