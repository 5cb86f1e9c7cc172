-- Lists go by last change, the reconciler looks at what is open, intake recognises a file that it had before, and an
-- action that is asked for twice (a double click) is one action.

create index delivery_newest on delivery (issuer_id, changed_at desc, id);
create index delivery_open on delivery (changed_at) where ended_at is null;
create index delivery_ended on delivery (ended_at);
create index delivery_by_flow on delivery (flow_id, started_at);
create index invoice_by_content on invoice (issuer_id, content_hash);
create index invoice_document_by_content on invoice_document (sha256);
create unique index action_once on action (issuer_id, subject, (detail->>'actionId')) where detail ? 'actionId';
