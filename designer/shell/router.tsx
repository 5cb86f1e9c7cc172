import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import type { DeliveriesSearch } from '../deliveries/search.ts';
import { Broken, NotFound } from './Broken.tsx';
import { HomePage } from './HomePage.tsx';
import { Loading } from './Loading.tsx';
import { Shell } from './Shell.tsx';
import { SignInPage } from './SignInPage.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignInPage,
});
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });
const home = createRoute({ getParentRoute: () => shell, path: '/', component: HomePage });

const flows = createRoute({
  getParentRoute: () => shell,
  path: '/flows',
  component: lazyRouteComponent(() => import('../flows/FlowsPage.tsx'), 'FlowsPage'),
});
const flow = createRoute({
  getParentRoute: () => shell,
  path: '/flows/$flowId',
  component: lazyRouteComponent(() => import('./FlowRoute.tsx'), 'FlowRoute'),
});
const customers = createRoute({
  getParentRoute: () => shell,
  path: '/customers',
  validateSearch: (search): { customer?: string } => only(search, ['customer']),
  component: lazyRouteComponent(() => import('../customers/CustomersPage.tsx'), 'CustomersPage'),
});
const invoices = createRoute({
  getParentRoute: () => shell,
  path: '/invoices',
  validateSearch: (search): { q?: string; customer?: string; send?: string } =>
    only(search, ['q', 'customer', 'send']),
  component: lazyRouteComponent(() => import('../invoices/InvoicesPage.tsx'), 'InvoicesPage'),
});
const invoice = createRoute({
  getParentRoute: () => shell,
  path: '/invoices/$invoiceId',
  component: lazyRouteComponent(() => import('../invoices/InvoicePage.tsx'), 'InvoicePage'),
});
const deliveries = createRoute({
  getParentRoute: () => shell,
  path: '/deliveries',
  validateSearch: (search): DeliveriesSearch =>
    only(search, ['show', 'customer', 'type', 'code', 'q', 'open']),
  component: lazyRouteComponent(() => import('../deliveries/DeliveriesPage.tsx'), 'DeliveriesPage'),
});
const live = createRoute({
  getParentRoute: () => shell,
  path: '/deliveries/$deliveryId/live',
  component: lazyRouteComponent(() => import('../deliveries/LivePage.tsx'), 'LivePage'),
});
const audits = createRoute({
  getParentRoute: () => shell,
  path: '/audit',
  validateSearch: (search): { q?: string } => only(search, ['q']),
  component: lazyRouteComponent(() => import('../audit/AuditsPage.tsx'), 'AuditsPage'),
});
const audit = createRoute({
  getParentRoute: () => shell,
  path: '/audit/$deliveryId',
  component: lazyRouteComponent(() => import('../audit/AuditPage.tsx'), 'AuditPage'),
});
const mailbox = createRoute({
  getParentRoute: () => shell,
  path: '/mailbox',
  validateSearch: (search): { mail?: string; tab?: string } => only(search, ['mail', 'tab']),
  component: lazyRouteComponent(() => import('../mailbox/MailboxPage.tsx'), 'MailboxPage'),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('../settings/SettingsPage.tsx'), 'SettingsPage'),
});
// Whatever else is asked for: inside the frame, so that the way back is in sight.
const lost = createRoute({ getParentRoute: () => shell, path: '$', component: NotFound });

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    shell.addChildren([
      home,
      flows,
      flow,
      customers,
      invoices,
      invoice,
      deliveries,
      live,
      audits,
      audit,
      mailbox,
      settings,
      lost,
    ]),
  ]),
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: NotFound,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Keeps the texts among the named search parameters: an address that somebody typed must not break a screen. */
function only<K extends string>(
  search: Readonly<Record<string, unknown>>,
  names: readonly K[],
): { [P in K]?: string } {
  const kept: { [P in K]?: string } = {};
  for (const name of names) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') kept[name] = value;
    else if (typeof value === 'number') kept[name] = String(value);
  }
  return kept;
}
