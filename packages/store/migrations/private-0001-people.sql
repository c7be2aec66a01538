-- What stands beside the log and never in it. Times are milliseconds since 1970; tokens are kept as SHA-256 only.

create table person (
  holder text primary key,
  label text not null,
  created integer not null
) strict, without rowid;

create table passkey (
  id text primary key,
  holder text not null references person (holder),
  public_key blob not null,
  counter integer not null check (counter >= 0),
  transports text not null,
  created integer not null,
  used integer not null
) strict, without rowid;
create index passkey_of_holder on passkey (holder);

-- One-time links. `used` is null until the link is used; a link that was used or has expired opens nothing.
create table invitation (
  token_hash blob primary key check (length(token_hash) = 32),
  id text not null unique,
  purpose text not null check (purpose in ('setup', 'person', 'device')),
  holder text not null,
  label text not null,
  role text not null,
  created integer not null,
  expires integer not null,
  used integer
) strict, without rowid;

create table challenge (
  id text primary key,
  purpose text not null,
  value text not null,
  subject text not null,
  expires integer not null
) strict, without rowid;

create table session (
  token_hash blob primary key check (length(token_hash) = 32),
  id text not null unique,
  holder text not null references person (holder),
  device text not null,
  created integer not null,
  seen integer not null,
  expires integer not null
) strict, without rowid;
create index session_of_holder on session (holder);

-- Keys that wait for a steward's record, each with its holder's proof that they have it.
create table enrolment (
  key text primary key,
  holder text not null references person (holder),
  role text not null,
  purpose text not null check (purpose in ('setup', 'person', 'device')),
  statement text not null,
  proof text not null,
  parameters text not null,
  created integer not null
) strict, without rowid;

-- Records that came signed by a revoked key.
create table quarantined (
  record text primary key,
  key text not null,
  kind text not null,
  entry text not null,
  created integer not null
) strict, without rowid;

-- Values whose digest or number stands in the log. An erased value leaves its row without the value.
create table beside (
  kind text not null,
  id text not null,
  value text,
  primary key (kind, id)
) strict, without rowid;

create table answered (
  holder text not null,
  request_key text not null,
  request_digest text not null,
  answer text not null,
  created integer not null,
  primary key (holder, request_key)
) strict, without rowid;
