-- When each property was said: UTC milliseconds of the event, the complement (-1 - ms) for $set_once.
-- What was stored before has the mark 0, so any $set since overwrites it.
alter table person
  -- the mark of all properties not named in marks
  add column usual_mark bigint not null default 0,
  add column marks jsonb not null default '{}';
