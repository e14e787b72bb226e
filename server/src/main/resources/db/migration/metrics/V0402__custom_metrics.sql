-- One row a revision; the highest is in force. Measures are Measure objects as JSON.
CREATE TABLE custom_metric_revision (
  project_id   int NOT NULL REFERENCES project,
  key          text NOT NULL,
  version      bigint NOT NULL,
  name_zh      text NOT NULL,
  name_en      text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('people', 'events', 'sum', 'rate', 'ratio')),
  numerator    jsonb NOT NULL,
  denominator  jsonb,
  unit         text NOT NULL,
  better       text NOT NULL,
  archived     boolean NOT NULL DEFAULT false,
  changed_by   text NOT NULL,
  changed_at   timestamptz NOT NULL,
  PRIMARY KEY (project_id, key, version),
  CHECK ((denominator IS NOT NULL) = (kind IN ('rate', 'ratio')))
);
