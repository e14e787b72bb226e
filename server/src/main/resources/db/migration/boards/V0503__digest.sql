-- The morning digest of a board. at is local time of the project's zone; last_day the local day it was put into the
-- outbox last, which no other server repeats.
CREATE TABLE board_digest (
  board_id    bigint PRIMARY KEY REFERENCES board ON DELETE CASCADE,
  project_id  int NOT NULL REFERENCES project,
  enabled     boolean NOT NULL,
  at          time NOT NULL,
  channels    text[] NOT NULL,
  language    text NOT NULL CHECK (language IN ('zh-CN', 'en')),
  last_day    date,
  problem_zh  text,
  problem_en  text,
  version     bigint NOT NULL
);
CREATE INDEX board_digest_enabled ON board_digest (board_id) WHERE enabled;
