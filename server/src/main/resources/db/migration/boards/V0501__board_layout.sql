-- What the joint board of a project shows; no row while it shows the default.
CREATE TABLE board_layout (
  project_id  int PRIMARY KEY REFERENCES project,
  tiles       jsonb NOT NULL,
  version     bigint NOT NULL
);
