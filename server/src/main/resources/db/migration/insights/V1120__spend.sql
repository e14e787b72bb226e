-- What was spent on winning people. A line is known by its channel, item and days: importing it
-- again replaces it. Lines of one channel and item never share a day.
CREATE TABLE spend (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id    int NOT NULL REFERENCES project,
  channel       text NOT NULL CHECK (length(channel) BETWEEN 1 AND 200),
  item          text NOT NULL CHECK (length(item) <= 200),
  first_day     date NOT NULL,
  last_day      date NOT NULL CHECK (last_day >= first_day),
  amount_minor  bigint NOT NULL CHECK (amount_minor >= 0),
  currency      text NOT NULL CHECK (length(currency) = 3),
  changed_by    text NOT NULL,
  changed_at    timestamptz NOT NULL,
  version       bigint NOT NULL,
  UNIQUE (project_id, channel, item, first_day, last_day)
);
CREATE INDEX spend_days ON spend (project_id, last_day, first_day);
