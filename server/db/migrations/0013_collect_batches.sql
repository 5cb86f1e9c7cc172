-- Invoices that leave together: each has its delivery still, and waits in it; the batch is a delivery of its own, which is
-- of no single invoice. `closed_at` is the moment from which nobody joins any more.
alter table delivery alter column invoice_id drop not null;

create table batch (
  id text primary key references delivery,
  issuer_id text not null references issuer,
  customer_id text not null references customer,
  -- The step that collects, in the drawing of its flow.
  flow_id text not null,
  node text not null,
  currency text not null,
  key text not null,
  period text not null,
  cut_off timestamptz not null,
  closed_at timestamptz,
  outcome text,
  level text
);

-- An invoice in a batch, as its step brought it. `withdrawn`: a person decided otherwise before the batch left.
create table batch_member (
  delivery_id text not null references delivery,
  node text not null,
  generation integer not null,
  batch_id text not null references batch,
  state text not null default 'waiting' check (state in ('waiting', 'taken', 'withdrawn')),
  member jsonb not null,
  joined_at timestamptz not null default now(),
  primary key (delivery_id, node, generation)
);
create index batch_member_by_batch on batch_member (batch_id);
