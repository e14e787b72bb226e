-- Selectors are EventSelector objects as JSON.
CREATE TABLE feature (
  id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id        int NOT NULL REFERENCES project,
  key               text NOT NULL,
  name_zh           text NOT NULL,
  name_en           text NOT NULL,
  tier              text NOT NULL CHECK (tier IN ('core', 'standard', 'exploratory')),
  product_owner     text,
  operations_owner  text,
  key_events        jsonb NOT NULL,
  exposure          jsonb,
  rating            jsonb,
  complaints        jsonb NOT NULL,
  launch_date       date,
  archived          boolean NOT NULL DEFAULT false,
  version           bigint NOT NULL DEFAULT 1,
  UNIQUE (project_id, key)
);

-- Dates are local dates of the project's zone, both inclusive.
CREATE TABLE campaign (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id     int NOT NULL REFERENCES project,
  key            text NOT NULL,
  name_zh        text NOT NULL,
  name_en        text NOT NULL,
  kind           text NOT NULL CHECK (kind = 'external'),
  features       text[] NOT NULL,
  first_day      date NOT NULL,
  last_day       date NOT NULL CHECK (last_day >= first_day),
  participation  jsonb NOT NULL,
  reach          jsonb,
  state          text NOT NULL CHECK (state IN ('draft', 'scheduled', 'running', 'paused', 'ended')),
  state_by       text NOT NULL,
  state_at       timestamptz NOT NULL,
  state_reason   text NOT NULL,
  archived       boolean NOT NULL DEFAULT false,
  version        bigint NOT NULL DEFAULT 1,
  UNIQUE (project_id, key)
);
CREATE INDEX campaign_turning ON campaign (state) WHERE state IN ('scheduled', 'running', 'paused');

-- Every state a campaign was in; the first entry has no from_state.
CREATE TABLE campaign_state_change (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  campaign_id  bigint NOT NULL REFERENCES campaign,
  time         timestamptz NOT NULL,
  actor        text NOT NULL,
  from_state   text,
  to_state     text NOT NULL,
  reason       text NOT NULL
);
CREATE INDEX campaign_state_change_campaign ON campaign_state_change (campaign_id, id);

-- One row a revision; the highest is in force. A project without rows uses revision 1, the default.
CREATE TABLE definition_revision (
  project_id  int NOT NULL REFERENCES project,
  version     bigint NOT NULL,
  active      jsonb NOT NULL,
  payment     jsonb NOT NULL,
  complaints  jsonb NOT NULL,
  changed_by  text NOT NULL,
  changed_at  timestamptz NOT NULL,
  PRIMARY KEY (project_id, version)
);
