-- Key of the segment a campaign is meant for; null for everybody who is active.
ALTER TABLE campaign ADD COLUMN segment text;
