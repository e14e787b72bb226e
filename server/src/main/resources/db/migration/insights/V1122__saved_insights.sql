-- Questions that were saved. question, query: JSON as it was sent;
-- range: the relative range the query's dates come from, null where they stay.
CREATE TABLE saved_insight (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id  int NOT NULL REFERENCES project,
  key         text NOT NULL,
  name_zh     text NOT NULL,
  name_en     text NOT NULL,
  kind        text NOT NULL,
  question    json NOT NULL,
  query       json NOT NULL,
  range       text,
  owner       text NOT NULL,
  changed_at  timestamptz NOT NULL,
  archived    boolean NOT NULL,
  version     bigint NOT NULL,
  UNIQUE (project_id, key)
);
