-- Groups of people. What they ask is in segment_revision, who is in them in the event store.
CREATE TABLE segment (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id  int NOT NULL REFERENCES project,
  key         text NOT NULL,
  -- rule: by what people are and did; list: by ids that were given
  kind        text NOT NULL CHECK (kind IN ('rule', 'list')),
  archived    boolean NOT NULL DEFAULT false,
  -- counts changes of any sort, for If-Match
  version     bigint NOT NULL DEFAULT 1,
  UNIQUE (project_id, key)
);

-- One row a revision; the highest is in force and none is ever changed, but that erased people go
-- from all of them.
CREATE TABLE segment_revision (
  segment_id  bigint NOT NULL REFERENCES segment,
  revision    bigint NOT NULL,
  name_zh     text NOT NULL,
  name_en     text NOT NULL,
  rule        jsonb NOT NULL,
  -- of a list: a RoaringBitmap of person keys, and how many of the ids were nobody's
  people      bytea,
  unknown     int NOT NULL DEFAULT 0,
  changed_by  text NOT NULL,
  changed_at  timestamptz NOT NULL,
  PRIMARY KEY (segment_id, revision)
);

-- Where upkeep is with a segment.
CREATE TABLE segment_state (
  segment_id  bigint PRIMARY KEY REFERENCES segment,
  -- that was worked out last; null while none was
  revision    bigint,
  size        bigint NOT NULL DEFAULT 0,
  changed_at  timestamptz NOT NULL,
  -- why it cannot be worked out, null when it can
  failure     text
);

-- How many were in it at the end of a local day on which anything changed, and how many came and
-- went on it. Whom the first look found did not come.
CREATE TABLE segment_day (
  segment_id  bigint NOT NULL REFERENCES segment,
  day         date NOT NULL,
  size        bigint NOT NULL,
  entered     bigint NOT NULL,
  gone        bigint NOT NULL,
  PRIMARY KEY (segment_id, day)
);
