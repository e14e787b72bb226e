-- The last number given to a work item of a project; a number is never given twice.
CREATE TABLE work_number (
  project_id  int PRIMARY KEY REFERENCES project,
  last        bigint NOT NULL
);

-- owner: e-mail address of a member, or the name of a role. report: JSON object of a diagnosis.
CREATE TABLE work_item (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id      int NOT NULL REFERENCES project,
  no              bigint NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('project', 'diagnosis', 'review', 'task')),
  title_zh        text NOT NULL,
  title_en        text NOT NULL,
  owner           text,
  due_date        date,
  exit_policy     text,
  exit_days       int CHECK (exit_days > 0),
  state           text NOT NULL CHECK (state IN ('open', 'in_progress', 'done', 'cancelled')),
  origin_policy   text,
  origin_episode  bigint,
  origin_action   uuid UNIQUE,
  subject_kind    text,
  subject_key     text,
  report          jsonb,
  created_at      timestamptz NOT NULL,
  started_at      timestamptz CHECK (started_at >= created_at),
  finished_at     timestamptz CHECK (finished_at >= created_at AND finished_at >= started_at),
  version         bigint NOT NULL,
  UNIQUE (project_id, no),
  CHECK ((exit_policy IS NULL) = (exit_days IS NULL)),
  CHECK ((subject_kind IS NULL) = (subject_key IS NULL)),
  CHECK ((finished_at IS NOT NULL) = (state IN ('done', 'cancelled')))
);
CREATE INDEX work_item_leaving ON work_item (exit_policy)
  WHERE exit_policy IS NOT NULL AND state IN ('open', 'in_progress');

CREATE TABLE work_step (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  work_id     bigint NOT NULL REFERENCES work_item,
  time        timestamptz NOT NULL,
  actor       text NOT NULL,
  from_state  text,
  to_state    text NOT NULL,
  comment     text NOT NULL
);
CREATE INDEX work_step_work ON work_step (work_id, id);

-- allocated is the sum of its allocations' amounts: the last line of defence against overselling.
CREATE TABLE resource_pool (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id  int NOT NULL REFERENCES project,
  key         text NOT NULL,
  name_zh     text NOT NULL,
  name_en     text NOT NULL,
  unit        text NOT NULL CHECK (unit IN ('calls', 'pushes', 'placements', 'staff_hours', 'money')),
  capacity    bigint NOT NULL CHECK (capacity >= 0),
  allocated   bigint NOT NULL DEFAULT 0 CHECK (allocated BETWEEN 0 AND capacity),
  version     bigint NOT NULL,
  UNIQUE (project_id, key)
);

-- usual: what it has when no shift is in force. amount: what it has now.
CREATE TABLE pool_allocation (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pool_id  bigint NOT NULL REFERENCES resource_pool,
  name     text NOT NULL,
  tier     text NOT NULL CHECK (tier IN ('core', 'standard', 'exploratory')),
  usual    bigint NOT NULL CHECK (usual >= 0),
  amount   bigint NOT NULL CHECK (amount >= 0),
  work_no  bigint,
  UNIQUE (pool_id, name)
);

-- A change for a time. It is in force until ended_at is set, at until or earlier by a person.
CREATE TABLE pool_shift (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pool_id        bigint NOT NULL REFERENCES resource_pool,
  allocation_id  bigint NOT NULL REFERENCES pool_allocation,
  before         bigint NOT NULL,
  after          bigint NOT NULL,
  until          timestamptz NOT NULL,
  reason         text NOT NULL,
  actor          text NOT NULL,
  action         uuid UNIQUE,
  made_at        timestamptz NOT NULL,
  ended_at       timestamptz
);
CREATE INDEX pool_shift_due ON pool_shift (until) WHERE ended_at IS NULL;

-- What a shift adds to or takes from each allocation while it is in force.
CREATE TABLE pool_shift_line (
  shift_id       bigint NOT NULL REFERENCES pool_shift,
  allocation_id  bigint NOT NULL REFERENCES pool_allocation,
  delta          bigint NOT NULL CHECK (delta <> 0),
  PRIMARY KEY (shift_id, allocation_id)
);

-- Three gates of a subject (of the project when it is '').
CREATE TABLE gate_review (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id     int NOT NULL REFERENCES project,
  subject_kind   text NOT NULL,
  subject_key    text NOT NULL,
  valid_days     int NOT NULL CHECK (valid_days BETWEEN 1 AND 366),
  opened_by      text NOT NULL,
  opened_at      timestamptz NOT NULL,
  why_zh         text NOT NULL,
  why_en         text NOT NULL,
  origin_policy  text,
  version        bigint NOT NULL,
  UNIQUE (project_id, subject_kind, subject_key)
);

CREATE TABLE gate_question (
  review_id  bigint NOT NULL REFERENCES gate_review,
  gate       text NOT NULL CHECK (gate IN ('need', 'spread', 'loop')),
  role       text NOT NULL,
  text_zh    text NOT NULL,
  text_en    text NOT NULL,
  PRIMARY KEY (review_id, gate)
);

-- Every answer ever given; the newest counts until it expires.
CREATE TABLE gate_answer (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  review_id    bigint NOT NULL REFERENCES gate_review,
  gate         text NOT NULL CHECK (gate IN ('need', 'spread', 'loop')),
  verdict      text NOT NULL CHECK (verdict IN ('yes', 'no', 'unknown')),
  evidence     text NOT NULL,
  answered_by  text NOT NULL,
  answered_at  timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL CHECK (expires_at > answered_at)
);
CREATE INDEX gate_answer_newest ON gate_answer (review_id, gate, id DESC);

-- One row a revision; the highest is in force. target: a fraction for rates, else a number.
CREATE TABLE north_star (
  project_id  int NOT NULL REFERENCES project,
  version     bigint NOT NULL,
  metric      text NOT NULL,
  subject     text,
  bucket      text NOT NULL CHECK (bucket IN ('day', 'week', 'month')),
  target      double precision NOT NULL,
  changed_by  text NOT NULL,
  changed_at  timestamptz NOT NULL,
  PRIMARY KEY (project_id, version)
);
