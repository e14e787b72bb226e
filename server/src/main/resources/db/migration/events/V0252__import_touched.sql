-- When a piece last arrived, by the database's own clock: an upload that was given up is told by it.
ALTER TABLE import ADD COLUMN touched_at timestamptz NOT NULL DEFAULT clock_timestamp();
