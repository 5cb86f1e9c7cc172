import * as approvals from './contract/approvals.ts';
import * as audit from './contract/audit.ts';
import * as bulkRuns from './contract/bulkRuns.ts';
import * as channels from './contract/channels.ts';
import * as connections from './contract/connections.ts';
import * as customers from './contract/customers.ts';
import * as deliveries from './contract/deliveries.ts';
import * as demo from './contract/demo.ts';
import * as flows from './contract/flows.ts';
import * as inbox from './contract/inbox.ts';
import * as invoices from './contract/invoices.ts';
import * as people from './contract/people.ts';
import * as reconciliation from './contract/reconciliation.ts';
import * as reports from './contract/reports.ts';
import * as tables from './contract/tables.ts';
import type { Endpoint } from './endpoint.ts';

/** The designer sees this file alone of server/, so all that a caller needs is passed on here. */
export * from './contract/approvals.ts';
export * from './contract/audit.ts';
export * from './contract/bulkRuns.ts';
export * from './contract/channels.ts';
export * from './contract/connections.ts';
export * from './contract/customers.ts';
export * from './contract/deliveries.ts';
export * from './contract/demo.ts';
export * from './contract/flows.ts';
export * from './contract/inbox.ts';
export * from './contract/invoices.ts';
export * from './contract/people.ts';
export * from './contract/reconciliation.ts';
export * from './contract/reports.ts';
export { type DeliveryState, deliveryStates } from './contract/shapes.ts';
export * from './contract/tables.ts';
export {
  type ApiProblem,
  type Endpoint,
  everyItem,
  type Input,
  type Item,
  type Listing,
  type ProblemJson,
  type Reply,
  type Role,
} from './endpoint.ts';

/** Every endpoint by its name. A file of `contract/` exports endpoints and nothing else. */
export const contract = {
  ...people,
  ...flows,
  ...customers,
  ...channels,
  ...connections,
  ...tables,
  ...reports,
  ...invoices,
  ...deliveries,
  ...approvals,
  ...bulkRuns,
  ...inbox,
  ...audit,
  ...reconciliation,
  ...demo,
} satisfies Readonly<Record<string, Endpoint>>;
