-- People without an account are asked whether an invoice may leave, and answer by a link of their own. A question belongs
-- to one generation of its step: an amendment of the invoice makes another one, and the answers to this one count no more.
create table approval_question (
  delivery_id text not null references delivery,
  node text not null,
  generation integer not null,
  question jsonb not null,
  opened_at timestamptz not null default now(),
  expires_at timestamptz not null,
  decision text check (decision in ('approved', 'rejected')),
  decided_at timestamptz,
  primary key (delivery_id, node, generation)
);

-- Who is asked: named by the drawing, or by somebody who passed the question on. `told_at` is null until the mail has left.
create table approval_person (
  delivery_id text not null,
  node text not null,
  generation integer not null,
  person text not null,
  position integer not null,
  told_at timestamptz,
  tries integer not null default 0,
  next_at timestamptz not null default now(),
  delegated_by text,
  delegated_at timestamptz,
  reason text,
  primary key (delivery_id, node, generation, person),
  foreign key (delivery_id, node, generation) references approval_question
);
create index approval_person_untold on approval_person (next_at)
  where told_at is null;

-- Tokens are kept as sha256: whoever reads the table can't answer with it. Several may lead to one person, since a request
-- that was tried twice carries a new link each time.
create table approval_link (
  token_hash text primary key,
  delivery_id text not null,
  node text not null,
  generation integer not null,
  person text not null,
  created_at timestamptz not null default now(),
  foreign key (delivery_id, node, generation, person) references approval_person
);

-- One answer a person; never changed. `means` is `link`, or the login of who answered on the delivery's page.
create table approval_answer (
  delivery_id text not null,
  node text not null,
  generation integer not null,
  person text not null,
  answer text not null check (answer in ('approved', 'rejected')),
  comment text,
  answered_at timestamptz not null default now(),
  means text not null,
  address text not null,
  primary key (delivery_id, node, generation, person),
  foreign key (delivery_id, node, generation) references approval_question
);
