create table stream_cursor (
  name text primary key,
  position text not null
);

create table known_event (
  project integer not null,
  name text collate "C" not null,
  description text not null default '',
  status text not null default 'visible',
  count bigint not null,
  -- UTC milliseconds of the events' own time
  first_seen bigint not null,
  last_seen bigint not null,
  primary key (project, name)
);

create table known_property (
  project integer not null,
  event text collate "C" not null,
  name text collate "C" not null,
  type text,
  count bigint not null,
  examples jsonb not null,
  primary key (project, event, name)
);

-- What people decided about a property, whatever event carries it.
create table property_note (
  project integer not null,
  name text collate "C" not null,
  description text not null,
  status text not null,
  primary key (project, name)
);

-- How often names beyond the bound were met and not learnt.
create table plan_overflow (
  project integer primary key,
  events bigint not null default 0,
  properties bigint not null default 0
);
