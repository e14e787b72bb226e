-- learnings: set when it is archived. outcome: set when it is decided.
CREATE TABLE experiment (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id  int NOT NULL REFERENCES project,
  key         text NOT NULL,
  state       text NOT NULL CHECK (state IN ('draft', 'review', 'running', 'decided', 'archived')),
  revision    bigint NOT NULL,
  created_by  text NOT NULL,
  created_at  timestamptz NOT NULL,
  changed_at  timestamptz NOT NULL,
  started_at  timestamptz,
  outcome     text CHECK (outcome IN ('ship', 'iterate', 'stop')),
  reason      text,
  decided_by  text,
  decided_at  timestamptz,
  learnings   text,
  version     bigint NOT NULL,
  UNIQUE (project_id, key),
  CHECK ((outcome IS NULL) = (decided_at IS NULL)),
  CHECK (state <> 'running' OR started_at IS NOT NULL),
  CHECK (state <> 'decided' OR outcome IS NOT NULL),
  CHECK ((state = 'archived') = (learnings IS NOT NULL))
);
CREATE INDEX experiment_list ON experiment (project_id, id DESC);

-- What it says: hypothesis, factors, variants, metrics, trade-off, how it is judged.
CREATE TABLE experiment_revision (
  experiment_id  bigint NOT NULL REFERENCES experiment,
  revision       bigint NOT NULL,
  definition     jsonb NOT NULL,
  changed_by     text NOT NULL,
  changed_at     timestamptz NOT NULL,
  PRIMARY KEY (experiment_id, revision)
);

-- A team approves a revision once, and nobody for both teams.
CREATE TABLE experiment_approval (
  experiment_id  bigint NOT NULL,
  revision       bigint NOT NULL,
  team           text NOT NULL CHECK (team IN ('product', 'operations')),
  approved_by    text NOT NULL,
  approved_at    timestamptz NOT NULL,
  PRIMARY KEY (experiment_id, revision, team),
  UNIQUE (experiment_id, revision, approved_by),
  FOREIGN KEY (experiment_id, revision) REFERENCES experiment_revision
);

-- What an analysis found out; never changed. No single person can be found in it.
CREATE TABLE experiment_analysis (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  experiment_id  bigint NOT NULL,
  revision       bigint NOT NULL,
  source         text NOT NULL CHECK (source IN ('people', 'sums', 'events')),
  outcome        text NOT NULL,
  people         bigint NOT NULL,
  made_by        text NOT NULL,
  made_at        timestamptz NOT NULL,
  findings       json NOT NULL,
  FOREIGN KEY (experiment_id, revision) REFERENCES experiment_revision
);
CREATE INDEX experiment_analysis_newest ON experiment_analysis (experiment_id, id DESC);
