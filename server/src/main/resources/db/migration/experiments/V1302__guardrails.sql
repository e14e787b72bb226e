-- When guardrails of a running experiment were looked at last.
ALTER TABLE experiment ADD COLUMN guarded_at timestamptz;
CREATE INDEX experiment_running ON experiment (guarded_at) WHERE state = 'running';
