-- What the outside told a delivery: an order number, an acknowledgement, an answer. Written before the workflow hears of
-- it, so that nothing is lost while the engine is away; `verdict` is null until the workflow has said what became of it.
create table delivery_message (
  id text not null,
  issuer_id text not null references issuer,
  delivery_id text not null references delivery,
  name text not null,
  value text,
  about text,
  teller text not null,
  comment text,
  received_at timestamptz not null default now(),
  verdict jsonb,
  primary key (delivery_id, id)
);
create index delivery_message_open on delivery_message (received_at) where verdict is null;
