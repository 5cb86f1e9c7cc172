-- Steps look up who gets what in tables that ops keep in spreadsheets. Each saving is a version of its own, never changed,
-- so that what a delivery was told can be shown years later.
create table reference_table (
  id text primary key,
  issuer_id text not null references issuer,
  name text not null,
  unique (issuer_id, name)
);

create table reference_table_version (
  table_id text not null references reference_table,
  version integer not null,
  columns jsonb not null,
  rows jsonb not null,
  note text not null,
  saved_by text not null,
  saved_at timestamptz not null default now(),
  primary key (table_id, version)
);
