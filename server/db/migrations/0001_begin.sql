-- The record of the house (house.md §3.8): Postgres is the record, Temporal the control. Every list, facet and proof
-- comes from these tables; losing the engine's own store loses nothing that is here.

create table issuer (
  id text primary key,
  name text not null,
  siren text not null unique,
  time_zone text not null default 'Europe/Paris',
  demo boolean not null default false
);

create table account (
  id text primary key,
  issuer_id text not null references issuer,
  login text not null unique,
  role text not null check (role in ('ops', 'approver', 'support', 'auditor', 'admin')),
  created_at timestamptz not null default now()
);

-- Tokens are kept as sha256: whoever reads the table can't sign in with it.
create table session (
  token_hash text primary key,
  account_id text not null references account on delete cascade,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);

create table sign_in_link (
  token_hash text primary key,
  account_id text not null references account on delete cascade,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table api_key (
  token_hash text primary key,
  issuer_id text not null references issuer,
  name text not null,
  role text not null check (role in ('ops', 'approver', 'support', 'auditor', 'admin')),
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);

-- Connections that nodes name. `secret` is AES-256-GCM under FACTEUR_KEY; nothing reads it back to a person.
create table channel (
  issuer_id text not null references issuer,
  name text not null,
  kind text not null check (kind in ('smtp', 'sftp', 'https', 'webhook')),
  settings jsonb not null,
  secret bytea,
  demo boolean not null default false,
  primary key (issuer_id, name)
);

create table flow (
  id text primary key,
  issuer_id text not null references issuer,
  draft jsonb not null,
  revision integer not null default 1,
  saved_by text not null,
  saved_at timestamptz not null default now()
);

-- A published version never changes: running deliveries and auditors rely on it.
create table flow_version (
  flow_id text not null references flow,
  version integer not null,
  flow jsonb not null,
  plan jsonb not null,
  hash text not null,
  note text not null,
  published_by text not null,
  published_at timestamptz not null default now(),
  primary key (flow_id, version)
);

create table customer (
  id text primary key,
  issuer_id text not null references issuer,
  code text not null,
  name text not null,
  country text not null,
  language text not null default 'fr' check (language in ('fr', 'en')),
  time_zone text not null default 'Europe/Paris',
  siren text,
  siret text,
  vat_id text,
  flow_id text references flow,
  params jsonb not null default '{}',
  unique (issuer_id, code)
);

create table document (
  sha256 text primary key,
  bytes bigint not null,
  type text not null,
  name text not null,
  created_at timestamptz not null default now()
);

create table invoice (
  id text primary key,
  issuer_id text not null references issuer,
  customer_id text not null references customer,
  number text not null,
  type_code text not null,
  issue_date date not null,
  due_date date,
  currency text not null,
  total numeric not null,
  facts jsonb not null,
  -- sha256 over the submitted files: the same number with other bytes is a conflict, not a new version.
  content_hash text not null,
  received_at timestamptz not null default now(),
  unique (issuer_id, number)
);
create index invoice_newest on invoice (issuer_id, received_at desc, id);

-- Which documents belong to an invoice, as submitted (delivery_id null) or as a delivery made them.
create table invoice_document (
  invoice_id text not null references invoice,
  delivery_id text not null default '',
  role text not null,
  sha256 text not null references document,
  name text not null,
  primary key (invoice_id, delivery_id, role, sha256)
);

create table delivery (
  id text primary key,
  issuer_id text not null references issuer,
  invoice_id text not null references invoice,
  flow_id text not null,
  version integer not null,
  -- The workflow's whole argument, so that the reconciler can start it again with the same id.
  input jsonb not null,
  state text not null default 'planned',
  node text,
  fault jsonb,
  outcome text,
  started_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  ended_at timestamptz,
  foreign key (flow_id, version) references flow_version
);
create index delivery_by_state on delivery (issuer_id, state, changed_at desc);
create index delivery_by_invoice on delivery (invoice_id);

-- Intake writes invoice, delivery and outbox in one transaction; the relay starts the workflow and removes the row.
create table outbox (
  delivery_id text primary key references delivery,
  created_at timestamptz not null default now(),
  tries integer not null default 0,
  next_at timestamptz not null default now(),
  last_error text
);

-- What the interpreter tells (workflows/trace.ts). `seq` is the workflow's own, so that telling twice is telling once.
create table delivery_event (
  delivery_id text not null references delivery,
  seq integer not null,
  event jsonb not null,
  recorded_at timestamptz not null default now(),
  primary key (delivery_id, seq)
);

-- One row a try, written before any byte leaves. Temporal's history keeps only the last try.
create table attempt (
  id text primary key,
  delivery_id text not null references delivery,
  node text not null,
  type text not null,
  generation integer not null,
  number integer not null,
  key text not null,
  input jsonb not null,
  output jsonb,
  fault jsonb,
  result text not null default 'running' check (result in ('running', 'done', 'failed', 'interrupted')),
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  unique (delivery_id, node, generation, number)
);

create table evidence (
  id text primary key,
  attempt_id text not null references attempt,
  delivery_id text not null references delivery,
  kind text not null,
  detail jsonb not null,
  document jsonb,
  recorded_at timestamptz not null default now()
);
create index evidence_by_attempt on evidence (attempt_id);

-- One thing done to the outside world under one key (house.md §3.7).
create table effect (
  key text primary key,
  delivery_id text not null references delivery,
  node text not null,
  request_hash text not null,
  state text not null check (state in ('attempting', 'done', 'refused', 'uncertain')),
  outcome jsonb,
  claimed_at timestamptz not null default now(),
  settled_at timestamptz
);

-- Histories of ended deliveries, each chained to the one before: the engine's retention is not an archive.
create table archive (
  delivery_id text primary key references delivery,
  position bigint generated always as identity unique,
  history bytea not null,
  sha256 text not null,
  previous text not null,
  archived_at timestamptz not null default now()
);

create table idempotency (
  issuer_id text not null,
  key text not null,
  request_hash text not null,
  reply jsonb not null,
  created_at timestamptz not null default now(),
  primary key (issuer_id, key)
);

-- Who did what to the product itself: publications, resolutions, sign-ins, exports.
create table action (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  issuer_id text not null references issuer,
  actor text not null,
  kind text not null,
  subject text not null,
  detail jsonb not null default '{}'
);

-- The built-in demo mailbox: what its SMTP server took.
create table demo_mail (
  id text primary key,
  received_at timestamptz not null default now(),
  sender text not null,
  recipients text[] not null,
  raw bytea not null
);
