-- What is asked every few seconds must cost the same at a hundred million deliveries as at a thousand: the archive's next
-- histories, and effects that nobody answered, have an index that holds those alone.

alter table delivery add column archived boolean not null default false;
update delivery d set archived = true from archive a where a.delivery_id = d.id;
create index delivery_to_archive on delivery (ended_at) where ended_at is not null and not archived;

create index effect_unanswered on effect (claimed_at) where state in ('attempting', 'uncertain');
