-- By what people who are held out of flags are compared with all others, and what came of it last.
CREATE TABLE holdout_comparison (
  project_id  int NOT NULL REFERENCES project,
  holdout     text NOT NULL,
  metrics     jsonb NOT NULL,
  version     bigint NOT NULL,
  -- null until it was computed, and when the metrics changed since
  findings    json,
  judged_by   text,
  judged_at   timestamptz,
  PRIMARY KEY (project_id, holdout)
);
