-- Registrations of households. What is personal is sealed, each registration under a key of its own, and each key under the
-- key of the registry, which is not in this file. Nothing here is made from what is sealed: no digest, no index, no key of a
-- name. Identifiers are 128 bits by chance. Times are milliseconds since 1970.

-- Tells the right key of the registry from a wrong one.
create table registry_key (
  one integer primary key check (one = 1),
  proof blob not null
) strict;

create table batch (
  batch text primary key check (length(batch) = 32),
  purpose text not null,
  delete_by text not null check (length(delete_by) = 10),
  form text not null check (form in ('form', 'csv', 'xlsx', 'kobo', 'odk')),
  registrations integer not null check (registrations > 0),
  holder text not null,
  created integer not null
) strict, without rowid;

create table registration (
  id text primary key check (length(id) = 32),
  batch text not null references batch (batch),
  sealed blob not null
) strict, without rowid;
create index registration_of_batch on registration (batch);

create table registration_key (
  id text primary key references registration (id),
  wrapped blob not null check (length(wrapped) = 60)
) strict, without rowid;

-- What people found about pairs. The reason is sealed under the keys of both: without either of them it is gone.
create table decision (
  decision text primary key check (length(decision) = 32),
  low text not null references registration (id),
  high text not null references registration (id),
  verdict text not null check (verdict in ('same', 'different')),
  holder text not null,
  made integer not null,
  reason blob,
  check (low < high),
  unique (low, high, verdict)
) strict, without rowid;
create index decision_of_high on decision (high);

-- Erasures whose record is still to be written: how many, on which ground, and the size of the log when it was done.
create table erasure (
  erasure text primary key check (length(erasure) = 32),
  subjects integer not null check (subjects > 0),
  ground text not null,
  purpose text,
  after integer not null,
  holder text not null,
  created integer not null
) strict, without rowid;

-- How often personal values were read, by whom and for what; not whose.
create table access (
  day text not null,
  holder text not null,
  action text not null,
  times integer not null,
  registrations integer not null,
  primary key (day, holder, action)
) strict, without rowid;

create table change (
  one integer primary key check (one = 1),
  changes integer not null
) strict;
insert into change (one, changes) values (1, 0);
