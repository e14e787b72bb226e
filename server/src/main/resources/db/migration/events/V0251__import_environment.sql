-- Where the events go: key of an environment. The same file may be imported into several.
ALTER TABLE import ADD COLUMN environment text NOT NULL DEFAULT 'production';
ALTER TABLE import DROP CONSTRAINT import_project_id_sha256_mapping_sha256_key;
ALTER TABLE import ADD CONSTRAINT import_once
  UNIQUE (project_id, environment, sha256, mapping_sha256);
