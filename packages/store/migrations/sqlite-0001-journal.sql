-- The journal of one operation. Rows of journal, tile and setting are written once; the triggers refuse the rest.

-- Entries in bundles: count entries from index first on, entries = (u16 length, entry) repeated, ids = 32 bytes each.
create table journal (
  first integer primary key check (first >= 0),
  count integer not null check (count between 1 and 256),
  ids blob not null check (length(ids) = 32 * count),
  entries blob not null check (length(entries) >= 2 * count)
) strict;

create table log_head (
  one integer primary key check (one = 1),
  size integer not null check (size >= 0),
  compact_range blob not null
) strict;

create table tile (
  level integer not null check (level between 0 and 7),
  position integer not null check (position >= 0),
  hashes blob not null check (length(hashes) = 8192),
  primary key (level, position)
) strict;

create table checkpoint (
  one integer primary key check (one = 1),
  note text not null
) strict;

create table setting (
  name text primary key,
  value text not null
) strict, without rowid;

-- Snapshots are a cache: whoever deletes them only makes the next start slower.
create table snapshot (
  name text primary key,
  size integer not null,
  length integer not null
) strict, without rowid;

create table snapshot_part (
  name text not null,
  part integer not null,
  bytes blob not null,
  primary key (name, part)
) strict;

insert into log_head (one, size, compact_range) values (1, 0, x'');

create trigger journal_no_update before update on journal begin select raise(abort, 'the journal is append-only'); end;
create trigger journal_no_delete before delete on journal begin select raise(abort, 'the journal is append-only'); end;
create trigger journal_no_gap before insert on journal
  when new.first <> coalesce((select first + count from journal order by first desc limit 1), 0)
  begin select raise(abort, 'the journal has no gaps'); end;

create trigger tile_no_update before update on tile begin select raise(abort, 'tiles never change'); end;
create trigger tile_no_delete before delete on tile begin select raise(abort, 'tiles never change'); end;
create trigger tile_no_gap before insert on tile
  when new.position <> coalesce((select max(position) + 1 from tile where level = new.level), 0)
  begin select raise(abort, 'tiles have no gaps'); end;

create trigger log_head_no_second before insert on log_head begin select raise(abort, 'there is one head'); end;
create trigger log_head_no_delete before delete on log_head begin select raise(abort, 'the head stays'); end;
create trigger log_head_no_lie before update on log_head
  when new.size <= old.size or new.size is not (select first + count from journal order by first desc limit 1)
  begin select raise(abort, 'the head grows, and is where the journal ends'); end;

create trigger checkpoint_no_delete before delete on checkpoint begin select raise(abort, 'the checkpoint stays'); end;

create trigger setting_no_update before update on setting begin select raise(abort, 'settings never change'); end;
create trigger setting_no_delete before delete on setting begin select raise(abort, 'settings never change'); end;
create trigger setting_no_second before insert on setting
  when exists (select 1 from setting where name = new.name)
  begin select raise(abort, 'settings never change'); end;
