import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Router } from 'express';
import { notFound, refuse } from './api/problems.ts';

/**
 * The designer's files. Any other address that is no file is a screen, and gets the page that knows it.
 *
 * @param folder what `npm run build` wrote
 */
export function pages(folder: string): Router {
  const router = express.Router();
  const index = join(folder, 'index.html');
  router.use(
    express.static(folder, {
      index: false,
      dotfiles: 'ignore',
      setHeaders: (res, path) => {
        // Built files carry their hash in their name; the page that names them must be asked for again.
        const isHashed = path.includes(`${join(folder, 'assets')}`);
        res.setHeader(
          'Cache-Control',
          isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    }),
  );
  router.get(/^\/(?!api\/)[^.]*$/, (_req, res, next) => {
    if (!existsSync(index)) {
      throw refuse('NOT_FOUND', {
        fr: 'Les pages ne sont pas construites : lancez « npm run build ».',
        en: 'The pages are not built: run “npm run build”.',
      });
    }
    res.sendFile(index, { headers: { 'Cache-Control': 'no-cache' } }, (error) => {
      if (error) next(error);
    });
  });
  router.use(() => {
    throw notFound();
  });
  return router;
}
