-- A project's days off and working days: those of a base, with its own changes. days: JSON array of
-- {day, kind, names}.
CREATE TABLE holiday_calendar (
  project_id  int PRIMARY KEY REFERENCES project,
  base        text NOT NULL CHECK (base IN ('cn', 'none')),
  days        jsonb NOT NULL,
  version     bigint NOT NULL
);
