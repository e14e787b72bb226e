-- A gray release may begin later; until then it is open and gives nothing.
ALTER TABLE flag_release DROP CONSTRAINT flag_release_state_check;
ALTER TABLE flag_release ADD CHECK
  (state IN ('scheduled', 'running', 'paused', 'done', 'rolled_back', 'stopped'));
DROP INDEX flag_release_open;
CREATE UNIQUE INDEX flag_release_open ON flag_release (flag_id, environment)
  WHERE state IN ('scheduled', 'running', 'paused');
