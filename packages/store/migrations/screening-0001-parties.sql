-- What screening keeps beside the log: versions of lists, parties that are not in the journal, what was found and what
-- people decided. People in need are kept out by the tables themselves: whoever writes here, and by whatever program, can
-- enter staff, vessels, transporters and suppliers, and nobody else. Times are milliseconds since 1970.

create table list_version (
  number integer primary key,
  list text not null,
  digest text not null check (length(digest) = 64),
  list_date text not null check (length(list_date) = 10),
  format text not null,
  entries integer not null check (entries > 0),
  problems integer not null,
  -- JSON: the first of them, and the files with name, SHA-256 and bytes.
  problems_shown text not null check (json_valid(problems_shown)),
  leaves_out integer not null check (leaves_out in (0, 1)),
  files text not null check (json_valid(files)),
  for_tests integer not null check (for_tests in (0, 1)),
  loaded integer not null,
  loaded_by text not null,
  -- The entries as JSON, deflated.
  content blob not null,
  unique (list, digest, list_date)
) strict;

create table party (
  reference text primary key,
  role text not null,
  nature text not null,
  -- The organisation of the journal that it stands behind.
  organisation text,
  -- JSON: names, identifiers, countries, birthDate, birthPlace, position.
  facts text not null check (json_valid(facts)),
  entered integer not null,
  entered_by text not null,
  constraint "no-vet-zone: only staff, vessels, transporters and suppliers are kept here; people in need are never compared with sanctions lists"
    check (role in ('staff', 'vessel', 'transporter', 'supplier')),
  constraint "no-vet-zone: a member of staff is a person in a position, a vessel is a vessel; households have no place here"
    check (case role when 'staff' then nature = 'person' when 'vessel' then nature = 'vessel' else nature in ('organisation', 'person') end),
  constraint "no-vet-zone: a reference is the role and a code, such as staff:driver-3, and never the number of a registration"
    check (reference glob role || ':?*' and length(reference) <= 140 and lower(reference) not glob '*[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]*'),
  constraint "no-vet-zone: a member of staff has a position, which is the reason why they are looked up at all"
    check (role <> 'staff' or trim(coalesce(json_extract(facts, '$.position'), '')) <> '')
) strict, without rowid;

create trigger party_no_vet_zone_insert before insert on party begin
  select raise(abort, 'no-vet-zone: people in need are never compared with sanctions lists; a party has names, identifiers, countries, a birth and a position, and nothing of a household or registration')
  where new.role not in ('staff', 'vessel', 'transporter', 'supplier')
    or exists (select 1 from json_tree(new.facts) where typeof(key) = 'text' and key not in ('names', 'identifiers', 'countries', 'birthDate', 'birthPlace', 'position', 'type', 'number', 'country'))
    or lower(replace(replace(replace(coalesce(json_extract(new.facts, '$.position'), ''), ' ', ''), '-', ''), '_', '')) in
      ('household', 'headofhousehold', 'beneficiary', 'recipient', 'aidrecipient', 'personinneed', 'peopleinneed', 'refugee', 'idp', 'displaced', 'displacedperson', 'claimant', 'registrant', 'dependant', 'spouse',
        'bénéficiaire', 'beneficiaire', 'réfugié', 'réfugiée', 'refugie', 'ménage', 'menage', 'beneficiario', 'beneficiaria', 'refugiado', 'refugiada', 'مستفيد', 'مستفيدة', 'لاجئ', 'لاجئة', 'نازح', 'نازحة', 'ربالأسرة', 'رباسرة', 'پناهنده', 'беженец', 'mülteci')
    or (new.role <> 'staff' and json_extract(new.facts, '$.position') is not null);
end;
create trigger party_no_vet_zone_update before update on party begin
  select raise(abort, 'no-vet-zone: a party is not rewritten: remove it and enter it again, so that all of it is checked');
end;

-- What each run found. `party` is `organisation:CODE` of the journal, or a reference above: nothing else is ever screened.
create table run (
  list text primary key,
  digest text not null,
  list_date text not null,
  threshold integer not null,
  -- Digest of the program text that compares: with another one nothing is carried over.
  engine text not null,
  made integer not null,
  holder text not null
) strict, without rowid;

create table screened (
  list text not null references run (list) on delete cascade,
  party text not null,
  party_digest text not null,
  primary key (list, party)
) strict, without rowid;

create table hit (
  list text not null references run (list) on delete cascade,
  party text not null,
  entry text not null,
  entry_digest text not null,
  party_digest text not null,
  score integer not null,
  -- JSON: the names, and what spoke for and against it.
  found text not null check (json_valid(found)),
  primary key (list, party, entry)
) strict, without rowid;

-- What a person found about one hit, for one version of the entry and of the party.
create table decision (
  number integer primary key,
  party text not null,
  list text not null,
  entry text not null,
  entry_digest text not null,
  party_digest text not null,
  verdict text not null check (verdict in ('not-a-match', 'match')),
  reason text not null check (trim(reason) <> ''),
  holder text not null,
  made integer not null,
  -- The basis of the record in the log that rests on it; none for a party that is not in the journal.
  basis text check (length(basis) = 64)
) strict;
create index decision_of_party on decision (party, list);

-- What the digest in a record is of: the salt and the text, which can be erased.
create table basis (
  basis text primary key check (length(basis) = 64),
  salt text not null check (length(salt) = 32),
  content text not null
) strict, without rowid;

create trigger screened_no_vet_zone before insert on screened begin
  select raise(abort, 'no-vet-zone: only organisations of the journal and the parties entered for screening are screened; a household or registration is neither')
  where new.party not glob 'organisation:?*' and not exists (select 1 from party where reference = new.party);
end;

create trigger hit_no_vet_zone before insert on hit begin
  select raise(abort, 'no-vet-zone: only organisations of the journal and the parties entered for screening are screened; a household or registration is neither')
  where new.party not glob 'organisation:?*' and not exists (select 1 from party where reference = new.party);
end;

create trigger decision_no_vet_zone before insert on decision begin
  select raise(abort, 'no-vet-zone: only organisations of the journal and the parties entered for screening are screened; a household or registration is neither')
  where new.party not glob 'organisation:?*' and not exists (select 1 from party where reference = new.party);
end;

create trigger screened_no_vet_zone_update before update of party on screened begin
  select raise(abort, 'no-vet-zone: what was compared of one party is not made that of another');
end;

create trigger hit_no_vet_zone_update before update of party on hit begin
  select raise(abort, 'no-vet-zone: what was found about one party is not made that of another');
end;

create trigger decision_no_vet_zone_update before update of party on decision begin
  select raise(abort, 'no-vet-zone: what was decided about one party is not made that of another');
end;
