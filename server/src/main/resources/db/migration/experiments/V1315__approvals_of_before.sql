-- Members who approved before persons were kept. Where the same member approved that revision once more by a
-- token, the approval stays without a person: a person has one at most.
UPDATE experiment_approval a SET person = 'member ' || m.id
FROM member m
WHERE a.person IS NULL AND m.email = a.approved_by
  AND NOT EXISTS (
    SELECT FROM experiment_approval b
    WHERE b.experiment_id = a.experiment_id AND b.revision = a.revision
      AND b.person = 'member ' || m.id);
