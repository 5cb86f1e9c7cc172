-- What comes back after a message has left is read from an inbox: reports of mail servers, refusals of recipients. Each is
-- kept as it came, tied to its delivery where that is proven, and waits for a person where the drawing did not hear it.

alter table channel drop constraint channel_kind_check;
alter table channel add check (kind in ('smtp', 'imap', 'sftp', 'ftps', 'folder', 'https', 'webhook'));

create table inbox_mail (
  -- Hash of issuer, Message-ID and what it says, or of the bytes: the same mail twice is one.
  id text primary key,
  issuer_id text not null references issuer,
  channel text not null,
  received_at timestamptz not null default now(),
  sha256 text not null references document,
  sender text not null,
  subject text not null,
  kind text not null,
  status text,
  recipient text,
  reporter text not null,
  words text,
  -- Null where nobody could place it; `forged` where it names a delivery that it does not prove.
  delivery_id text references delivery,
  placed_by text check (placed_by in ('token', 'envelope', 'message', 'answer')),
  forged boolean not null default false,
  -- What the delivery made of it; null while it has not been told, or need not be.
  heard text check (heard in ('taken', 'kept', 'rejected', 'late', 'nobody')),
  settled_at timestamptz,
  settled_by text,
  settle_reason text
);
create index inbox_mail_by_delivery on inbox_mail (delivery_id, received_at);
create index inbox_mail_unplaced on inbox_mail (issuer_id, received_at desc, id)
  where delivery_id is null and settled_at is null;
create index inbox_mail_untold on inbox_mail (received_at)
  where delivery_id is not null and (heard is null or heard = 'kept');

-- `open`: something came back that nobody has settled, whatever the delivery ended as.
alter table delivery add column came_back text check (came_back in ('open', 'settled'));
create index delivery_came_back on delivery (issuer_id) where came_back = 'open';

create index evidence_by_message on evidence ((detail->>'messageId')) where detail ? 'messageId';

-- When each inbox was looked into last, and what was in the way.
create table inbox_look (
  issuer_id text not null,
  channel text not null,
  looked_at timestamptz not null,
  trouble jsonb,
  primary key (issuer_id, channel),
  foreign key (issuer_id, channel) references channel on delete cascade
);
