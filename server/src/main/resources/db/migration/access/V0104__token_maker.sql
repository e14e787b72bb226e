-- Who made a token, as a person: whoever holds it may act for them. Null for those the owner of the
-- installation made, and for those of before.
ALTER TABLE api_token ADD COLUMN made_by text;
