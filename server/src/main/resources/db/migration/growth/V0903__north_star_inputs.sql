-- The metrics that move the north star, of each revision in their order. target: as the star's.
CREATE TABLE north_star_input (
  project_id  int NOT NULL,
  version     bigint NOT NULL,
  position    int NOT NULL,
  metric      text NOT NULL,
  subject     text,
  bucket      text NOT NULL CHECK (bucket IN ('day', 'week', 'month')),
  target      double precision NOT NULL,
  owner       text,
  PRIMARY KEY (project_id, version, position),
  FOREIGN KEY (project_id, version) REFERENCES north_star (project_id, version)
);
