-- What happened lately: the newest ends of actions and of firing spans of a project.
CREATE INDEX action_finished ON action (project_id, finished_at DESC) WHERE finished_at IS NOT NULL;
CREATE INDEX action_waiting ON action (project_id, priority, no) WHERE state IN ('proposed', 'unknown');
