-- revision is the newest one; active_revision judges. stage draft: no revision was ever activated.
CREATE TABLE policy (
  id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id       int NOT NULL REFERENCES project,
  key              text NOT NULL,
  name_zh          text NOT NULL,
  name_en          text NOT NULL,
  template         text,
  stage            text NOT NULL CHECK (stage IN ('draft', 'active', 'retired')),
  mode             text NOT NULL CHECK (mode IN ('shadow', 'live')),
  revision         bigint NOT NULL,
  active_revision  bigint,
  effective_from   date,
  activated_by     text,
  activated_at     timestamptz,
  version          bigint NOT NULL DEFAULT 1,
  UNIQUE (project_id, key)
);

-- rule: subject, condition, temporal, dispatch and actions as JSON. A row never changes.
CREATE TABLE policy_revision (
  policy_id  bigint NOT NULL REFERENCES policy ON DELETE CASCADE,
  revision   bigint NOT NULL,
  rule       jsonb NOT NULL,
  made_by    text NOT NULL,
  made_at    timestamptz NOT NULL,
  PRIMARY KEY (policy_id, revision)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% rows never change', TG_TABLE_NAME; END $$;

CREATE TRIGGER policy_revision_is_final BEFORE UPDATE ON policy_revision
FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What the buckets judged so far amount to; one row for each policy that was ever activated. due_at is
-- when next_bucket closes for all its series; null when the policy judges no more. memory: the marks of
-- the last buckets.
CREATE TABLE policy_state (
  policy_id     bigint PRIMARY KEY REFERENCES policy ON DELETE CASCADE,
  project_id    int NOT NULL REFERENCES project,
  revision      bigint NOT NULL,
  state         text NOT NULL CHECK (state IN ('ok', 'pending', 'firing', 'recovering')),
  health        text NOT NULL CHECK (health IN ('ok', 'no_data', 'stale', 'error')),
  breaches      int NOT NULL DEFAULT 0,
  clears        int NOT NULL DEFAULT 0,
  memory        jsonb NOT NULL,
  since         timestamptz,
  last_bucket   date,
  last_data     date,
  last_zh       text,
  last_en       text,
  next_bucket   date,
  due_at        timestamptz,
  episode       bigint,
  episodes      bigint NOT NULL DEFAULT 0,
  last_fired    date
);
CREATE INDEX policy_state_due ON policy_state (project_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX policy_state_firing ON policy_state (project_id) WHERE episode IS NOT NULL;

-- One row a project: whoever holds its lock judges the project's policies.
CREATE TABLE policy_sweep (
  project_id  int PRIMARY KEY REFERENCES project
);

-- One firing span; counts from 1 within the policy. closed_bucket is null when something other than a
-- bucket ended it.
CREATE TABLE policy_episode (
  policy_id      bigint NOT NULL REFERENCES policy ON DELETE CASCADE,
  number         bigint NOT NULL,
  revision       bigint NOT NULL,
  opened_bucket  date NOT NULL,
  opened_at      timestamptz NOT NULL,
  closed_bucket  date,
  closed_at      timestamptz,
  ended          text CHECK (ended IN ('cleared', 'revised', 'retired')),
  PRIMARY KEY (policy_id, number)
);

-- Every bucket judged, once for each revision. early: judged before it closed.
CREATE TABLE policy_evaluation (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  policy_id     bigint NOT NULL REFERENCES policy ON DELETE CASCADE,
  revision      bigint NOT NULL,
  bucket        date NOT NULL,
  verdict       text NOT NULL,
  breach        boolean NOT NULL,
  state_before  text NOT NULL,
  state_after   text NOT NULL,
  sentence_zh   text NOT NULL,
  sentence_en   text NOT NULL,
  inputs        jsonb NOT NULL,
  episode       bigint,
  early         boolean NOT NULL,
  judged_at     timestamptz NOT NULL,
  UNIQUE (policy_id, revision, bucket)
);
CREATE INDEX policy_evaluation_newest ON policy_evaluation (policy_id, bucket DESC, id DESC);

CREATE TRIGGER policy_evaluation_is_final BEFORE UPDATE ON policy_evaluation
FOR EACH ROW EXECUTE FUNCTION refuse_change();
