-- A try that was given up may wake later and tell how it went. Each claim takes the next number, and only the latest
-- number settles: a late word of an earlier try no longer replaces what a later one found out.
alter table effect add column fence integer not null default 1;
