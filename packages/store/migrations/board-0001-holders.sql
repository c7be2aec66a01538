-- What a holder and a board of agencies keep: bytes of elements and tokens that are by chance to whoever lacks a share,
-- and counts. Times are milliseconds since 1970. Nothing here says anything of a household.

-- The public half of the share of each cycle, so that another share never takes its place. `ended` once the secret is destroyed.
create table share (
  cycle text primary key,
  public blob not null check (length(public) = 32),
  created integer not null,
  ended integer
) strict, without rowid;

create table tally (
  cycle text not null,
  agency text not null,
  asked integer not null default 0 check (asked >= 0),
  refused integer not null default 0 check (refused >= 0),
  posted integer not null default 0 check (posted >= 0),
  primary key (cycle, agency)
) strict, without rowid;

-- Blinded elements that were admitted: none is answered twice.
create table element (
  cycle text not null,
  element blob not null check (length(element) = 32),
  primary key (cycle, element)
) strict, without rowid;

-- Nonces of calls, kept as long as a call of that time would be taken.
create table nonce (
  agency text not null,
  nonce blob not null check (length(nonce) = 16),
  taken integer not null,
  primary key (agency, nonce)
) strict, without rowid;
create index nonce_by_time on nonce (taken);

-- Rows and withdrawals in the order in which they came. A row that is withdrawn loses its tokens and takes a new number.
create table board_row (
  number integer primary key autoincrement,
  cycle text not null,
  agency text not null,
  id blob not null unique check (length(id) = 16),
  tokens blob check (length(tokens) = 160)
) strict;
create index board_row_by_agency on board_row (cycle, agency);
