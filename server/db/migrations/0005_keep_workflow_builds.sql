-- An auditor replays a delivery with the very code that ran it, whatever runs today. The code is a document; only what is
-- listed here is ever run as code. `archive.build` says which one ran a delivery, null where the history doesn't name it.

create table workflow_build (
  sha256 text primary key references document,
  first_ran_at timestamptz not null default now()
);

alter table archive add column build text;
