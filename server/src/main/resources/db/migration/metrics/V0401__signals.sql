-- One row a project whose signals are kept. Whoever computes them holds its lock.
CREATE TABLE signal_project (
  project_id  int PRIMARY KEY REFERENCES project,
  -- the zone the kept buckets are of
  zone        text NOT NULL,
  -- merges of people up to this version are in the kept buckets, or in signal_dirty
  merges      bigint NOT NULL
);

-- A metric of a subject per local bucket. An empty subject stands for the project, an empty segment
-- for everybody.
CREATE TABLE signal_series (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id      int NOT NULL REFERENCES project,
  metric          text NOT NULL,
  subject         text NOT NULL,
  segment         text NOT NULL,
  bucket_width    text NOT NULL CHECK (bucket_width IN ('day', 'week', 'month')),
  look_back       int NOT NULL CHECK (look_back BETWEEN 1 AND 90),
  first_bucket    date NOT NULL,
  -- every bucket from first_bucket up to before this one is kept
  next_bucket     date NOT NULL,
  -- how long after its end a bucket of the formula below goes on growing
  mature_days     int NOT NULL,
  mature_buckets  int NOT NULL,
  -- digest of what the kept buckets count
  formula         text NOT NULL,
  UNIQUE (project_id, metric, subject, segment, bucket_width, look_back)
);

CREATE TABLE signal_watch (
  project_id  int NOT NULL REFERENCES project,
  holder      text NOT NULL,
  series_id   bigint NOT NULL REFERENCES signal_series,
  PRIMARY KEY (project_id, holder, series_id)
);
CREATE INDEX signal_watch_series ON signal_watch (series_id);

-- Every version of every closed bucket; the highest is in force.
CREATE TABLE signal (
  series_id    bigint NOT NULL REFERENCES signal_series,
  bucket       date NOT NULL,
  version      int NOT NULL,
  revision     bigint NOT NULL,
  numerator    double precision NOT NULL,
  denominator  double precision,
  value        double precision,
  sample       bigint NOT NULL,
  status       text NOT NULL CHECK (status IN ('closed', 'revised', 'no_data')),
  computed_at  timestamptz NOT NULL,
  PRIMARY KEY (series_id, bucket, version)
);

-- Local days in which something came in or changed hands since their buckets were computed.
CREATE SEQUENCE signal_mark;
CREATE TABLE signal_dirty (
  project_id  int NOT NULL REFERENCES project,
  day         date NOT NULL,
  mark        bigint NOT NULL,
  PRIMARY KEY (project_id, day)
);
