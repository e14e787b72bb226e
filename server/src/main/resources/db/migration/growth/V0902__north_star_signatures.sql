-- Who agreed to a revision of the north star, once for each wing.
CREATE TABLE north_star_signature (
  project_id  int NOT NULL,
  version     bigint NOT NULL,
  wing        text NOT NULL CHECK (wing IN ('product', 'operations')),
  signed_by   text NOT NULL,
  signed_at   timestamptz NOT NULL,
  PRIMARY KEY (project_id, version, wing),
  UNIQUE (project_id, version, signed_by),
  FOREIGN KEY (project_id, version) REFERENCES north_star (project_id, version)
);
