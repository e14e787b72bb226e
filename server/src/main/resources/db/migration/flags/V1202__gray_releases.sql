-- Gray releases: the steps of a rule's share. At most one of a flag in an environment is open.
CREATE TABLE flag_release (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  flag_id      bigint NOT NULL REFERENCES flag,
  environment  text NOT NULL,
  -- rule, steps, guardrails, and the share before
  plan         jsonb NOT NULL,
  state        text NOT NULL CHECK (state IN ('running', 'paused', 'done', 'rolled_back', 'stopped')),
  step         int NOT NULL,
  since        timestamptz NOT NULL,
  started_by   text NOT NULL,
  started_at   timestamptz NOT NULL
);
CREATE UNIQUE INDEX flag_release_open ON flag_release (flag_id, environment)
  WHERE state IN ('running', 'paused');
CREATE INDEX ON flag_release (flag_id, environment, id);

CREATE TABLE flag_release_moment (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  release_id  bigint NOT NULL REFERENCES flag_release,
  at          timestamptz NOT NULL,
  by          text NOT NULL,
  state       text NOT NULL,
  percent     double precision NOT NULL,
  cause       text NOT NULL,
  -- the guardrail it is due to
  policy      text,
  reason      text NOT NULL
);
CREATE INDEX ON flag_release_moment (release_id, id);

-- From when on changes of flags take a second person's word.
CREATE TABLE flag_approval (
  project_id   int NOT NULL REFERENCES project,
  environment  text NOT NULL,
  -- percent
  above        double precision NOT NULL CHECK (above BETWEEN 0 AND 100),
  role         text NOT NULL,
  PRIMARY KEY (project_id, environment)
);
