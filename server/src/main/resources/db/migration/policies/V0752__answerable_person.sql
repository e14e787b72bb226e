-- Who would approve themselves, whatever they are called and by which token. Null where only a name was kept
-- that is no member's address: there the name tells.
ALTER TABLE action ADD COLUMN answerable_person text;
ALTER TABLE policy ADD COLUMN activated_person text;

UPDATE action a SET answerable_person = 'member ' || m.id
FROM member m WHERE m.email = a.answerable;

UPDATE policy p SET activated_person = 'member ' || m.id
FROM member m WHERE m.email = p.activated_by;
