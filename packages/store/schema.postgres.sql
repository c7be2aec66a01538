function append(from_size bigint, from_range bytea, to_size bigint, to_range bytea, firsts bigint[], counts integer[], all_ids bytea[], all_entries bytea[], levels integer[], positions bigint[], all_hashes bytea[]) {"search_path=BOOKS,pg_temp"}
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
end 

function refuse() 
begin
  raise exception '%', tg_argv[0];
end 

function refuse_head_lie() {"search_path=BOOKS,pg_temp"}
begin
  if new.size <= old.size or new.size is distinct from (select first + count from journal order by first desc limit 1) then
    raise exception 'the head grows, and is where the journal ends';
  end if;
  return new;
end 

function refuse_journal_gap() {"search_path=BOOKS,pg_temp"}
begin
  if new.first <> coalesce((select first + count from journal order by first desc limit 1), 0) then
    raise exception 'the journal has no gaps';
  end if;
  return new;
end 

function refuse_tile_gap() {"search_path=BOOKS,pg_temp"}
begin
  if new.position <> coalesce((select max(t.position) + 1 from tile t where t.level = new.level), 0) then
    raise exception 'tiles have no gaps';
  end if;
  return new;
end 

index CREATE UNIQUE INDEX checkpoint_pkey ON checkpoint USING btree (one)

index CREATE UNIQUE INDEX journal_pkey ON journal USING btree (first)

index CREATE UNIQUE INDEX log_head_pkey ON log_head USING btree (one)

index CREATE UNIQUE INDEX migration_pkey ON migration USING btree (number)

index CREATE UNIQUE INDEX setting_pkey ON setting USING btree (name)

index CREATE UNIQUE INDEX snapshot_part_pkey ON snapshot_part USING btree (name, part)

index CREATE UNIQUE INDEX snapshot_pkey ON snapshot USING btree (name)

index CREATE UNIQUE INDEX tile_pkey ON tile USING btree (level, "position")

table checkpoint column note text not null storage x

table checkpoint column one integer not null storage p

table journal column count integer not null storage p

table journal column entries bytea not null storage e

table journal column first bigint not null storage p

table journal column ids bytea not null storage e

table log_head column compact_range bytea not null storage x

table log_head column one integer not null storage p

table log_head column size bigint not null storage p

table migration column name text not null storage x

table migration column number integer not null storage p

table checkpoint constraint checkpoint_one_check CHECK ((one = 1))

table checkpoint constraint checkpoint_pkey PRIMARY KEY (one)

table journal constraint journal_check CHECK ((octet_length(ids) = (32 * count)))

table journal constraint journal_check1 CHECK ((octet_length(entries) >= (2 * count)))

table journal constraint journal_count_check CHECK (((count >= 1) AND (count <= 256)))

table journal constraint journal_first_check CHECK ((first >= 0))

table journal constraint journal_pkey PRIMARY KEY (first)

table log_head constraint log_head_one_check CHECK ((one = 1))

table log_head constraint log_head_pkey PRIMARY KEY (one)

table log_head constraint log_head_size_check CHECK ((size >= 0))

table migration constraint migration_pkey PRIMARY KEY (number)

table setting constraint setting_pkey PRIMARY KEY (name)

table snapshot constraint snapshot_pkey PRIMARY KEY (name)

table snapshot_part constraint snapshot_part_pkey PRIMARY KEY (name, part)

table tile constraint tile_hashes_check CHECK ((octet_length(hashes) = 8192))

table tile constraint tile_level_check CHECK (((level >= 0) AND (level <= 7)))

table tile constraint tile_pkey PRIMARY KEY (level, "position")

table tile constraint tile_position_check CHECK (("position" >= 0))

table setting column name text not null storage x

table setting column value text not null storage x

table snapshot column length bigint not null storage p

table snapshot column name text not null storage x

table snapshot column size bigint not null storage p

table snapshot_part column bytes bytea not null storage e

table snapshot_part column name text not null storage x

table snapshot_part column part integer not null storage p

table tile column hashes bytea not null storage e

table tile column level integer not null storage p

table tile column position bigint not null storage p

trigger CREATE TRIGGER checkpoint_no_delete BEFORE DELETE OR TRUNCATE ON checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse('the checkpoint stays')

trigger CREATE TRIGGER journal_no_change BEFORE DELETE OR UPDATE OR TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION refuse('the journal is append-only')

trigger CREATE TRIGGER journal_no_gap BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION refuse_journal_gap()

trigger CREATE TRIGGER log_head_no_change BEFORE INSERT OR DELETE OR TRUNCATE ON log_head FOR EACH STATEMENT EXECUTE FUNCTION refuse('there is one head, and it stays')

trigger CREATE TRIGGER log_head_no_lie BEFORE UPDATE ON log_head FOR EACH ROW EXECUTE FUNCTION refuse_head_lie()

trigger CREATE TRIGGER setting_no_change BEFORE DELETE OR UPDATE OR TRUNCATE ON setting FOR EACH STATEMENT EXECUTE FUNCTION refuse('settings never change')

trigger CREATE TRIGGER tile_no_change BEFORE DELETE OR UPDATE OR TRUNCATE ON tile FOR EACH STATEMENT EXECUTE FUNCTION refuse('tiles never change')

trigger CREATE TRIGGER tile_no_gap BEFORE INSERT ON tile FOR EACH ROW EXECUTE FUNCTION refuse_tile_gap()
