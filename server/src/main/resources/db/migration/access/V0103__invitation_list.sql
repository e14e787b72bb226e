-- Invitations can be listed and taken back.
ALTER TABLE invitation
  ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  ADD COLUMN revoked_at timestamptz;
CREATE INDEX invitation_project ON invitation (project_id) WHERE used_at IS NULL AND revoked_at IS NULL;
