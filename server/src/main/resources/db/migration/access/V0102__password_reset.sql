-- Open one-time links to a new password; used and void ones are deleted. Secrets are stored as SHA-256 only.
CREATE TABLE password_reset (
  token_hash  bytea PRIMARY KEY,
  member_id   bigint NOT NULL REFERENCES member,
  project_id  int NOT NULL REFERENCES project,
  made_by     bigint REFERENCES member,
  expires_at  timestamptz NOT NULL
);
CREATE INDEX password_reset_member ON password_reset (member_id);
