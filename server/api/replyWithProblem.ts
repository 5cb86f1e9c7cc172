import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler } from 'express';
import postgres from 'postgres';
import { z } from 'zod';
import type { Log } from '../log.ts';
import type { ApiProblem, ProblemJson } from './endpoint.ts';
import { ApiError, refuse } from './problems.ts';

/** The last handler: every error becomes problem+json (RFC 9457), the unforeseen ones with a reference and no stack. */
export function replyWithProblem(log: Log): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) return next(error);
    const { problem } = asApiError(error, (reference) =>
      log.error({ err: error, reference, method: req.method, path: req.path }, 'request fault'),
    );
    const language = req.acceptsLanguages('en', 'fr') === 'fr' ? 'fr' : 'en';
    res
      .status(problem.status)
      .set('Cache-Control', 'no-store')
      .set('Content-Language', language)
      .vary('Accept-Language')
      .type('application/problem+json')
      .send(JSON.stringify(inLanguage(problem, language)));
  };
}

function inLanguage({ title, detail, ...rest }: ApiProblem, language: 'fr' | 'en'): ProblemJson {
  return { ...rest, title: title[language], detail: detail[language], words: { title, detail } };
}

/** @param unforeseen told of an error that nobody planned, with the reference that the caller is given */
function asApiError(error: unknown, unforeseen: (reference: string) => void): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof URIError) {
    return refuse('URL_INVALID', {
      fr: 'L’adresse a un encodage incorrect.',
      en: 'The address is encoded wrongly.',
    });
  }
  if (isDataException(error)) {
    return refuse('REQUEST_INVALID', {
      fr: 'Une valeur n’est pas de la sorte attendue.',
      en: 'A value is not of the kind that is asked for.',
    });
  }
  const { type } = z.object({ type: z.string() }).catch({ type: '' }).parse(error);
  if (type === 'entity.too.large') {
    return refuse('BODY_TOO_LARGE', {
      fr: 'Le corps dépasse 1 Mo.',
      en: 'The body is over 1 MB.',
    });
  }
  if (type === 'request.aborted' || type === 'request.size.invalid') {
    return refuse('REQUEST_INVALID', {
      fr: 'La demande s’est interrompue.',
      en: 'The request broke off.',
    });
  }
  if (type === 'encoding.unsupported') {
    return refuse('MEDIA_TYPE_UNSUPPORTED', {
      fr: 'Compression inconnue.',
      en: 'Unknown compression.',
    });
  }
  const reference = randomUUID();
  unforeseen(reference);
  return refuse('INTERNAL', { fr: `Référence ${reference}.`, en: `Reference ${reference}.` });
}

/** Postgres' class 22: a value of the request that no check of ours had refused, e.g. the 31st of February. */
const isDataException = (error: unknown): boolean =>
  error instanceof postgres.PostgresError && error.code.startsWith('22');
