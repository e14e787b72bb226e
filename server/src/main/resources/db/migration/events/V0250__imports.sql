-- One row a (file, mapping) of a project: importing the same again finds it and changes nothing.
CREATE TABLE import (
  id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id       int NOT NULL REFERENCES project,
  file_name        text NOT NULL,
  size             bigint NOT NULL CHECK (size >= 0),
  sha256           text NOT NULL,
  mapping          text NOT NULL,
  mapping_sha256   text NOT NULL,
  state            text NOT NULL CHECK (state IN ('receiving', 'running', 'done', 'failed')),
  received_bytes   bigint NOT NULL DEFAULT 0,
  processed_bytes  bigint NOT NULL DEFAULT 0,
  -- The checkpoint: so many records of the file are dealt with; the counts below belong to it.
  lines            bigint NOT NULL DEFAULT 0,
  accepted         bigint NOT NULL DEFAULT 0,
  duplicates       bigint NOT NULL DEFAULT 0,
  rejected         bigint NOT NULL DEFAULT 0,
  created_at       timestamptz NOT NULL,
  created_by       text NOT NULL,
  started_at       timestamptz,
  finished_at      timestamptz,
  error_code       text,
  error_value      text,
  UNIQUE (project_id, sha256, mapping_sha256)
);
CREATE INDEX import_running ON import (id) WHERE state = 'running';

CREATE TABLE import_rejected (
  import_id  bigint NOT NULL REFERENCES import ON DELETE CASCADE,
  line       bigint NOT NULL,
  code       text NOT NULL,
  reason     text NOT NULL,
  text       text NOT NULL,
  PRIMARY KEY (import_id, line)
);
