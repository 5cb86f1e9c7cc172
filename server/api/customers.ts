import type { Router } from 'express';
import { changeCustomer, customerPage } from '../db/customers.ts';
import { listCustomers, saveCustomer } from './contract.ts';
import type { ApiDeps } from './deps.ts';
import { mount } from './mount.ts';

export function customers(router: Router, { sql }: ApiDeps): void {
  mount(router, listCustomers, ({ query }, { actor }) => customerPage(sql, actor.issuerId, query));
  mount(router, saveCustomer, ({ customerId, body }, { actor }) =>
    changeCustomer(sql, actor, customerId, body),
  );
}
