-- A partner that takes ten messages a minute, a portal under maintenance: what goes through a connection can be slowed or
-- stopped, and waits meanwhile without using up its tries. `pace` and `domain_pace` are {"most": 10, "per": "minute"};
-- `releases` counts the times that steps held before were let go, so that none is missed and none is woken in vain.
alter table channel
  add column pace jsonb,
  add column domain_pace jsonb,
  add column paused_at timestamptz,
  add column paused_by text,
  add column pause_reason text,
  add column releases integer not null default 0;

-- When the next message may leave, by connection, and by its recipients' mail domain ('' for all of them together).
create table channel_bucket (
  issuer_id text not null,
  channel text not null,
  domain text not null,
  next_at timestamptz not null,
  primary key (issuer_id, channel, domain),
  foreign key (issuer_id, channel) references channel on delete cascade
);

-- Turns that were given and are waited for, by the key of the effect.
create table channel_turn (
  key text primary key,
  issuer_id text not null,
  channel text not null,
  queue text not null check (queue in ('domain', 'channel')),
  at timestamptz not null,
  foreign key (issuer_id, channel) references channel on delete cascade
);
create index channel_turn_by_channel on channel_turn (issuer_id, channel);

-- Far ends that do not answer. From `opened_at` on nothing is tried but one `probe` (the key of its effect) at a time,
-- from `probe_at` on.
create table channel_outage (
  issuer_id text not null,
  channel text not null,
  failures integer not null,
  since timestamptz not null default now(),
  opened_at timestamptz,
  probe_at timestamptz,
  probe text,
  probes integer not null default 0,
  primary key (issuer_id, channel),
  foreign key (issuer_id, channel) references channel on delete cascade
);

-- Steps that wait for their connection, as their deliveries told.
create table held_step (
  delivery_id text not null references delivery,
  node text not null,
  channel text not null,
  because text not null check (because in ('paused', 'pace', 'outage')),
  releases integer not null,
  until timestamptz not null,
  woken_at timestamptz,
  primary key (delivery_id, node)
);
create index held_step_by_channel on held_step (channel);
