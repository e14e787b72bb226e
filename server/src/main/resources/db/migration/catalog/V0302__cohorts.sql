-- What starts and ends the cohorts: people by the day they began, courses by the day of enrolment.
ALTER TABLE definition_revision
  ADD COLUMN sign_ups        jsonb NOT NULL DEFAULT '[{"event": "sign_up", "where": []}]',
  ADD COLUMN enrolments      jsonb NOT NULL DEFAULT '[{"event": "course_enrolled", "where": []}]',
  ADD COLUMN completions     jsonb NOT NULL DEFAULT '[{"event": "course_completed", "where": []}]',
  ADD COLUMN completion_days int NOT NULL DEFAULT 14 CHECK (completion_days BETWEEN 1 AND 90);

-- When a campaign has tasks to finish: the event that says so, and for how many days it counts.
ALTER TABLE campaign
  ADD COLUMN completion  jsonb,
  ADD COLUMN window_days int CHECK (window_days BETWEEN 1 AND 90),
  ADD CHECK ((completion IS NULL) = (window_days IS NULL));
