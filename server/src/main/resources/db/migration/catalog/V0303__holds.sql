-- A feature or campaign that is held. until NULL: until somebody lifts it.
CREATE TABLE subject_hold (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id  int NOT NULL REFERENCES project,
  kind        text NOT NULL CHECK (kind IN ('feature', 'campaign')),
  key         text NOT NULL,
  reason      text NOT NULL,
  until       timestamptz,
  made_by     text NOT NULL,
  made_at     timestamptz NOT NULL,
  action      uuid UNIQUE,
  lifted_by   text,
  lifted_at   timestamptz
);
CREATE INDEX subject_hold_live ON subject_hold (project_id, kind, key) WHERE lifted_at IS NULL;

-- Campaigns that a hold paused, with the moment; they come back with its end unless somebody changed
-- their state since.
CREATE TABLE held_campaign (
  campaign_id  bigint PRIMARY KEY REFERENCES campaign,
  hold_id      bigint NOT NULL REFERENCES subject_hold,
  paused_at    timestamptz NOT NULL
);
