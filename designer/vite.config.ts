import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npm start` serves what this builds; `vite designer` beside a running server is for working on screens. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../dist/designer',
    emptyOutDir: true,
    manifest: true,
    // Served beside the designer: the licences of what is bundled ask for their texts to travel with it.
    license: { fileName: 'licenses.txt' },
    // The CSP allows scripts from 'self' only, so nothing may be inlined as a data: module.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  worker: { format: 'es' },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/answer'].map((path) => [
        path,
        { target: process.env.FACTEUR_URL ?? 'http://127.0.0.1:8080' },
      ]),
    ),
  },
});
