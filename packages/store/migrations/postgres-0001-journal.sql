-- The journal of one operation, in the schema that stands first in the search path. Rows of journal, tile and setting
-- are written once; the triggers refuse the rest. The owner of the schema can remove triggers: see
-- docs/decisions/0004-store.md for a role that cannot.

-- Entries in bundles: count entries from index first on, entries = (u16 length, entry) repeated, ids = 32 bytes each.
create table journal (
  first bigint primary key check (first >= 0),
  count integer not null check (count between 1 and 256),
  ids bytea not null check (octet_length(ids) = 32 * count),
  entries bytea not null check (octet_length(entries) >= 2 * count)
);
-- Hashes do not compress, and entries are read far more often than written.
alter table journal alter column ids set storage external, alter column entries set storage external;

create table log_head (
  one integer primary key check (one = 1),
  size bigint not null check (size >= 0),
  compact_range bytea not null
);

create table tile (
  level integer not null check (level between 0 and 7),
  position bigint not null check (position >= 0),
  hashes bytea not null check (octet_length(hashes) = 8192),
  primary key (level, position)
);
alter table tile alter column hashes set storage external;

create table checkpoint (
  one integer primary key check (one = 1),
  note text not null
);

create table setting (
  name text primary key,
  value text not null
);

-- Snapshots are a cache: whoever deletes them only makes the next start slower.
create table snapshot (
  name text primary key,
  size bigint not null,
  length bigint not null
);

create table snapshot_part (
  name text not null,
  part integer not null,
  bytes bytea not null,
  primary key (name, part)
);
alter table snapshot_part alter column bytes set storage external;

insert into log_head (one, size, compact_range) values (1, 0, '');

create function refuse() returns trigger language plpgsql as $$
begin
  raise exception '%', tg_argv[0];
end $$;

create function refuse_journal_gap() returns trigger language plpgsql set search_path from current as $$
begin
  if new.first <> coalesce((select first + count from journal order by first desc limit 1), 0) then
    raise exception 'the journal has no gaps';
  end if;
  return new;
end $$;

create function refuse_tile_gap() returns trigger language plpgsql set search_path from current as $$
begin
  if new.position <> coalesce((select max(t.position) + 1 from tile t where t.level = new.level), 0) then
    raise exception 'tiles have no gaps';
  end if;
  return new;
end $$;

create function refuse_head_lie() returns trigger language plpgsql set search_path from current as $$
begin
  if new.size <= old.size or new.size is distinct from (select first + count from journal order by first desc limit 1) then
    raise exception 'the head grows, and is where the journal ends';
  end if;
  return new;
end $$;

create trigger journal_no_change before update or delete or truncate on journal execute function refuse('the journal is append-only');
create trigger journal_no_gap before insert on journal for each row execute function refuse_journal_gap();
create trigger tile_no_change before update or delete or truncate on tile execute function refuse('tiles never change');
create trigger tile_no_gap before insert on tile for each row execute function refuse_tile_gap();
create trigger log_head_no_change before insert or delete or truncate on log_head execute function refuse('there is one head, and it stays');
create trigger log_head_no_lie before update on log_head for each row execute function refuse_head_lie();
create trigger checkpoint_no_delete before delete or truncate on checkpoint execute function refuse('the checkpoint stays');
create trigger setting_no_change before update or delete or truncate on setting execute function refuse('settings never change');

-- One step of the log in one round trip. The lock on the head lets one writer through at a time; one that built on
-- another head finds no row, writes nothing and is told false.
create function append(
  from_size bigint, from_range bytea, to_size bigint, to_range bytea,
  firsts bigint[], counts integer[], all_ids bytea[], all_entries bytea[],
  levels integer[], positions bigint[], all_hashes bytea[]
) returns boolean language plpgsql set search_path from current as $$
begin
  perform 1 from log_head where size = from_size and compact_range = from_range for update;
  if not found then
    return false;
  end if;
  insert into journal (first, count, ids, entries)
    select * from unnest(firsts, counts, all_ids, all_entries);
  insert into tile (level, position, hashes)
    select * from unnest(levels, positions, all_hashes);
  update log_head set size = to_size, compact_range = to_range;
  return true;
end $$;

revoke update, delete, truncate on journal, tile, setting from public;
revoke insert, delete, truncate on log_head from public;
