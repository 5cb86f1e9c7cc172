import type { Router } from 'express';
import { listedChannels } from '../db/channelList.ts';
import { changeCustomer, listedCustomers } from '../db/customers.ts';
import { listChannels, listCustomers, saveCustomer } from './contract.ts';
import type { ApiDeps } from './deps.ts';
import { mount } from './mount.ts';

export function customers(router: Router, { sql }: ApiDeps): void {
  mount(router, listCustomers, (_, { actor }) => listedCustomers(sql, actor.issuerId));
  mount(router, saveCustomer, ({ customerId, body }, { actor }) =>
    changeCustomer(sql, actor, customerId, body),
  );
  mount(router, listChannels, (_, { actor }) => listedChannels(sql, actor.issuerId));
}
