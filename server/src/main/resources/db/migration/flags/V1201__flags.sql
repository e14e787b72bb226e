-- Feature flags. What decides about being dealt out never changes; the rest is in flag_revision.
CREATE TABLE flag (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id  int NOT NULL REFERENCES project,
  key         text NOT NULL,
  type        text NOT NULL CHECK (type IN ('boolean', 'string', 'number', 'object')),
  hash        text NOT NULL,
  salt        text NOT NULL,
  dealt_by    text NOT NULL CHECK (dealt_by IN ('id', 'device', 'property', 'group')),
  -- the property or the type of group it deals out by
  dealt_name  text,
  archived    boolean NOT NULL DEFAULT false,
  -- counts changes of any sort, for If-Match
  version     bigint NOT NULL DEFAULT 1,
  UNIQUE (project_id, key)
);

-- One row a revision; the highest is in force and none is ever changed.
CREATE TABLE flag_revision (
  flag_id     bigint NOT NULL REFERENCES flag,
  revision    bigint NOT NULL,
  content     jsonb NOT NULL,
  -- why, in the words of who changed it; may be empty
  note        text NOT NULL,
  changed_by  text NOT NULL,
  changed_at  timestamptz NOT NULL,
  PRIMARY KEY (flag_id, revision)
);

-- How often the flags of a project changed. Servers compare it with what they have in memory. Whoever
-- changes flags locks the row first, so references among flags stay as they were checked.
CREATE TABLE flag_changes (
  project_id  int PRIMARY KEY REFERENCES project,
  changes     bigint NOT NULL
);
