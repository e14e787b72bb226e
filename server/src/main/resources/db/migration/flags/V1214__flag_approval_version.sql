-- How often it was said which changes of flags take a second person's word; none is 0.
CREATE TABLE flag_approval_version (
  project_id  int PRIMARY KEY REFERENCES project,
  version     bigint NOT NULL
);
