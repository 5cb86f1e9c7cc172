-- An invoice may be sent again, by another version of its flow: a delivery of its own, which knows the one that it follows.

alter table delivery add column again_of text references delivery;
create index delivery_again on delivery (again_of) where again_of is not null;
