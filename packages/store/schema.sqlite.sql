CREATE TABLE checkpoint (
  one integer primary key check (one = 1),
  note text not null
) strict;

CREATE TABLE journal (
  first integer primary key check (first >= 0),
  count integer not null check (count between 1 and 256),
  ids blob not null check (length(ids) = 32 * count),
  entries blob not null check (length(entries) >= 2 * count)
) strict;

CREATE TABLE log_head (
  one integer primary key check (one = 1),
  size integer not null check (size >= 0),
  compact_range blob not null
) strict;

CREATE TABLE migration (number integer primary key, name text not null) strict;

CREATE TABLE setting (
  name text primary key,
  value text not null
) strict, without rowid;

CREATE TABLE snapshot (
  name text primary key,
  size integer not null,
  length integer not null
) strict, without rowid;

CREATE TABLE snapshot_part (
  name text not null,
  part integer not null,
  bytes blob not null,
  primary key (name, part)
) strict;

CREATE TABLE tile (
  level integer not null check (level between 0 and 7),
  position integer not null check (position >= 0),
  hashes blob not null check (length(hashes) = 8192),
  primary key (level, position)
) strict;

CREATE TRIGGER checkpoint_no_delete before delete on checkpoint begin select raise(abort, 'the checkpoint stays'); end;

CREATE TRIGGER journal_no_delete before delete on journal begin select raise(abort, 'the journal is append-only'); end;

CREATE TRIGGER journal_no_gap before insert on journal
  when new.first <> coalesce((select first + count from journal order by first desc limit 1), 0)
  begin select raise(abort, 'the journal has no gaps'); end;

CREATE TRIGGER journal_no_update before update on journal begin select raise(abort, 'the journal is append-only'); end;

CREATE TRIGGER log_head_no_delete before delete on log_head begin select raise(abort, 'the head stays'); end;

CREATE TRIGGER log_head_no_lie before update on log_head
  when new.size <= old.size or new.size is not (select first + count from journal order by first desc limit 1)
  begin select raise(abort, 'the head grows, and is where the journal ends'); end;

CREATE TRIGGER log_head_no_second before insert on log_head begin select raise(abort, 'there is one head'); end;

CREATE TRIGGER setting_no_delete before delete on setting begin select raise(abort, 'settings never change'); end;

CREATE TRIGGER setting_no_second before insert on setting
  when exists (select 1 from setting where name = new.name)
  begin select raise(abort, 'settings never change'); end;

CREATE TRIGGER setting_no_update before update on setting begin select raise(abort, 'settings never change'); end;

CREATE TRIGGER tile_no_delete before delete on tile begin select raise(abort, 'tiles never change'); end;

CREATE TRIGGER tile_no_gap before insert on tile
  when new.position <> coalesce((select max(position) + 1 from tile where level = new.level), 0)
  begin select raise(abort, 'tiles have no gaps'); end;

CREATE TRIGGER tile_no_update before update on tile begin select raise(abort, 'tiles never change'); end;
