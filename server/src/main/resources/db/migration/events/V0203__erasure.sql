-- One row a person erased. Written in the transaction that deletes ids and properties; the event
-- store and the other rooms follow, again after a restart, until it is finished.
create table person_erasure (
  project integer not null,
  person bigint not null,
  -- every key the person had, this one included; none is given again
  keys bigint[] not null,
  -- emptied when finished
  distinct_ids text[] not null,
  -- UTC milliseconds
  requested bigint not null,
  finished bigint,
  primary key (project, person)
);

create index person_erasure_unfinished on person_erasure (requested) where finished is null;
create index person_by_survivor on person (project, merged_into) where merged_into is not null;
