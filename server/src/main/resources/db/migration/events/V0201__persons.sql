-- One row a project: what new keys and versions are counted from. Every transaction that creates or
-- changes people locks it first, which puts them in one order and keeps them from deadlocking.
create table person_counter (
  project integer primary key,
  last_person bigint not null,
  version bigint not null default 0,
  -- all changes up to this version are known to be in the event store
  copied_version bigint not null default 0
);

create table person (
  project integer not null,
  person bigint not null check (person between 1 and 4294967295),
  identified boolean not null,
  properties jsonb not null,
  -- of the last change to the properties; 0 while there was none
  version bigint not null,
  merged_into bigint,
  primary key (project, person)
);

create index person_by_version on person (project, version) where version > 0;
create index person_by_email on person (project, lower(properties ->> 'email'))
  where properties ->> 'email' is not null;

-- "C" makes the primary key serve prefix searches.
create table distinct_id (
  project integer not null,
  distinct_id text collate "C" not null,
  person bigint not null,
  created bigint not null,
  primary key (project, distinct_id)
);

create index distinct_id_by_person on distinct_id (project, person);

create table person_merge (
  project integer not null,
  version bigint not null,
  from_person bigint not null,
  into_person bigint not null,
  primary key (project, version)
);
