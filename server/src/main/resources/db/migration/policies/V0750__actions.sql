-- The ledger of actions. expires_at, remind_at, created_at … are business time; due_at and lease_until are real time,
-- the database's clock_timestamp(): the business clock may be set and a lease must not end because of it.
CREATE TABLE action (
  id              uuid PRIMARY KEY,  -- minted from what asked for it
  no              bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  project_id      int NOT NULL REFERENCES project,
  type            text NOT NULL,
  name            text NOT NULL,
  state           text NOT NULL CHECK (state IN ('proposed', 'approved', 'rejected', 'expired', 'inhibited', 'shadow',
                    'running', 'retrying', 'done', 'failed', 'unknown', 'compensated')),
  policy          text,
  policy_zh       text,
  policy_en       text,
  revision        bigint,
  episode         bigint,
  occurrence      text,
  bucket          date,
  subject_kind    text,
  subject_key     text,
  priority        int NOT NULL,
  why             jsonb NOT NULL,
  preview         jsonb,
  previewed       boolean NOT NULL DEFAULT false,
  parameters      jsonb NOT NULL,
  role            text,        -- who decides; null when nobody has to
  self_approval   boolean NOT NULL DEFAULT false,
  expires_hours   int NOT NULL DEFAULT 72,
  reminder_hours  int,
  expires_at      timestamptz,
  remind_at       timestamptz,
  reminded_at     timestamptz,
  requested_by    text,
  answerable      text,        -- who would approve themselves: the requester, or who activated the policy
  decided_by      text,
  decided_at      timestamptz,
  comment         text,
  result          jsonb,
  link            text,
  attempts        int NOT NULL DEFAULT 0,
  due_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
  lease_until     timestamptz,
  fence           bigint NOT NULL DEFAULT 0,
  started         boolean NOT NULL DEFAULT false,  -- somebody else carries it out and settles it
  created_at      timestamptz NOT NULL,
  finished_at     timestamptz,
  version         bigint NOT NULL DEFAULT 1,
  UNIQUE (project_id, policy, occurrence, name)
);
CREATE INDEX action_due ON action (priority, no) WHERE state IN ('approved', 'retrying');
CREATE INDEX action_running ON action (lease_until) WHERE state = 'running';
CREATE INDEX action_proposed ON action (expires_at) WHERE state = 'proposed';
CREATE INDEX action_preview ON action (no) WHERE NOT previewed;
CREATE INDEX action_project ON action (project_id, no DESC);
CREATE INDEX action_policy ON action (project_id, policy, bucket);
