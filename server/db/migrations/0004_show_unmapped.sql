-- What the files said and EN 16931 has no place for is shown beside the invoice: its customer may count on it.
alter table invoice add column unmapped jsonb not null default '[]';
