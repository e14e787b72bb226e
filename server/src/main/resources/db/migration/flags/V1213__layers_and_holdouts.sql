-- Slots that flags share without overlapping. Which are whose stands in the flags' revisions.
CREATE TABLE flag_layer (
  project_id  int NOT NULL REFERENCES project,
  key         text NOT NULL,
  name_zh     text NOT NULL,
  name_en     text NOT NULL,
  -- what somebody's slot comes from; never changes
  salt        text NOT NULL,
  dealt_by    text NOT NULL CHECK (dealt_by IN ('id', 'device', 'property', 'group')),
  dealt_name  text,
  created_by  text NOT NULL,
  created_at  timestamptz NOT NULL,
  version     bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (project_id, key)
);

-- People who get none of the flags it covers while it lasts. Whom it holds out never changes.
CREATE TABLE flag_holdout (
  project_id  int NOT NULL REFERENCES project,
  key         text NOT NULL,
  name_zh     text NOT NULL,
  name_en     text NOT NULL,
  salt        text NOT NULL,
  dealt_by    text NOT NULL CHECK (dealt_by IN ('id', 'device', 'property', 'group')),
  dealt_name  text,
  -- percent
  share       double precision NOT NULL CHECK (share > 0 AND share <= 50),
  -- keys of the flags it covers; none for all
  flags       text[] NOT NULL,
  -- the campaign it is about, if any
  campaign    text,
  starts_at   timestamptz NOT NULL,
  ends_at     timestamptz,
  created_by  text NOT NULL,
  created_at  timestamptz NOT NULL,
  version     bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (project_id, key)
);
