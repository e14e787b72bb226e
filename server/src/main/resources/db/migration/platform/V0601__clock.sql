-- The settable clock's last known time; one row at most.
CREATE TABLE demo_clock (
  id   int PRIMARY KEY CHECK (id = 1),
  now  timestamptz NOT NULL
);
