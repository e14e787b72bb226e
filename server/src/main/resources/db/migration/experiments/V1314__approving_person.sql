-- Who approved, whatever they are called and by which token. Null for approvals of before.
ALTER TABLE experiment_approval ADD COLUMN person text;
CREATE UNIQUE INDEX experiment_approval_person
  ON experiment_approval (experiment_id, revision, person);
