-- An action for thousands of deliveries goes on for minutes or hours, at the pace that somebody chose: it outlives the call
-- that began it and the server that worked on it, and says of each delivery what became of it.

create table bulk_run (
  -- The caller's id of the action: the same twice is one run.
  id text primary key,
  issuer_id text not null references issuer,
  actor text not null,
  action text not null check (action in ('retry', 'amend', 'skip', 'abort')),
  reason text not null,
  patch jsonb,
  exit text,
  -- Deliveries a minute; null for as fast as it can.
  pace integer check (pace > 0),
  ordering text not null check (ordering in ('oldest', 'customer', 'amount')),
  started_at timestamptz not null default now(),
  next_at timestamptz not null default now(),
  stopped_at timestamptz,
  stopped_by text,
  ended_at timestamptz
);
create index bulk_run_newest on bulk_run (issuer_id, started_at desc, id);
create index bulk_run_due on bulk_run (next_at) where ended_at is null;

create table bulk_item (
  run_id text not null references bulk_run,
  position integer not null,
  delivery_id text not null references delivery,
  verdict text not null,
  state text not null check (state in ('waiting', 'done', 'refused', 'left-out')),
  -- Why it was refused or left out, in both languages.
  why jsonb,
  settled_at timestamptz,
  primary key (run_id, position)
);
create index bulk_item_waiting on bulk_item (run_id, position) where state = 'waiting';
