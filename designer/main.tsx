import './shell/mantine.ts';
import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import './shell/tokens.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError } from './client.ts';
import { router } from './shell/router.tsx';
import { resolveVariables, theme } from './theme.ts';

const Notices = lazy(async () => ({ default: (await import('./shell/Notices.tsx')).Notices }));

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 1000,
      // The server may be this very computer: a browser that takes itself for offline asks nevertheless.
      networkMode: 'always',
      // A refusal (4xx) stays one however often it is asked again; a server that restarts comes back.
      retry: (count, error) =>
        count < 2 &&
        !(error instanceof ApiError && error.problem.status >= 400 && error.problem.status < 500),
    },
    mutations: { networkMode: 'always' },
  },
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
        <Suspense>
          <Notices />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
