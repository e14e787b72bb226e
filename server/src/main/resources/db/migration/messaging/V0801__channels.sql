-- Real times (due, leases, pacing) are the database's own clock_timestamp(): the business clock may be set.
CREATE TABLE channel (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id   int NOT NULL REFERENCES project,
  key          text NOT NULL,
  name_zh      text NOT NULL,
  name_en      text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('webhook', 'dingtalk', 'feishu', 'wecom', 'slack')),
  address      text NOT NULL,  -- what of the address may be shown
  sealed       bytea,          -- address and secret, encrypted; null once deleted
  sealed_with  text NOT NULL,  -- which key
  signed       boolean NOT NULL,
  enabled      boolean NOT NULL,
  problem      jsonb,          -- a sentence in both languages
  ready_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  deleted      boolean NOT NULL DEFAULT false,
  version      bigint NOT NULL,
  created_at   timestamptz NOT NULL
);
CREATE UNIQUE INDEX channel_key ON channel (project_id, key) WHERE NOT deleted;

CREATE TABLE delivery (
  id           uuid PRIMARY KEY,
  no           bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  project_id   int NOT NULL REFERENCES project,
  channel_id   bigint NOT NULL REFERENCES channel,
  reference    text,           -- business identity of what it belongs to
  message      jsonb NOT NULL, -- titles, texts, path
  state        text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'unknown')),
  attempts     int NOT NULL DEFAULT 0,
  due_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  lease_until  timestamptz,
  fence        bigint NOT NULL DEFAULT 0,
  last_error   jsonb,
  created_at   timestamptz NOT NULL,
  finished_at  timestamptz,
  UNIQUE (channel_id, reference)
);
CREATE INDEX delivery_due ON delivery (channel_id, no) WHERE state = 'queued';
CREATE INDEX delivery_sending ON delivery (lease_until) WHERE state = 'sending';
CREATE INDEX delivery_project ON delivery (project_id, no DESC);
CREATE INDEX delivery_reference ON delivery (project_id, reference);
