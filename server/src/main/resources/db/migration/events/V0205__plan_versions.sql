-- What people say about the plan carries a version. A property without a note has version 1.
ALTER TABLE known_event ADD COLUMN version bigint NOT NULL DEFAULT 1;
ALTER TABLE property_note ADD COLUMN version bigint NOT NULL DEFAULT 2;
