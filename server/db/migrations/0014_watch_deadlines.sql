-- A delivery that its deadline told people about is late, and stays known as such once it is over.

alter table delivery add column late_since timestamptz;
alter table delivery add column alerts smallint not null default 0;
create index delivery_late on delivery (issuer_id, late_since) where late_since is not null and ended_at is null;

-- The list of what was not delivered goes out once a month, by the month's last working day but one: who gets it, by which
-- connection, and that it was sent.
create table unfinished_report (
  issuer_id text primary key references issuer,
  channel text not null,
  recipients text[] not null,
  saved_by text not null,
  saved_at timestamptz not null default now()
);

create table unfinished_report_sent (
  issuer_id text not null references issuer,
  -- `2026-11`
  month text not null,
  begun_at timestamptz not null default now(),
  sent_at timestamptz,
  deliveries integer,
  reply text,
  primary key (issuer_id, month)
);
