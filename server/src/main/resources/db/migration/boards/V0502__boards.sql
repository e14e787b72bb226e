-- Saved boards; the one called main is the default until it has a row. tiles: in order, as JSON.
CREATE TABLE board (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id  int NOT NULL REFERENCES project,
  key         text NOT NULL,
  name_zh     text NOT NULL,
  name_en     text NOT NULL,
  tiles       jsonb NOT NULL,
  version     bigint NOT NULL,
  UNIQUE (project_id, key)
);

INSERT INTO board (project_id, key, name_zh, name_en, tiles, version)
SELECT project_id, 'main', '联合看板', 'Joint board',
  coalesce((
    SELECT jsonb_agg(
      CASE jsonb_typeof(tile -> 'threshold')
        WHEN 'number' THEN jsonb_set(tile, '{threshold}',
          jsonb_build_object('op', 'gt', 'bound', tile -> 'threshold'))
        ELSE tile
      END ORDER BY place)
    FROM jsonb_array_elements(l.tiles) WITH ORDINALITY AS t (tile, place)), '[]'),
  version
FROM board_layout l;

DROP TABLE board_layout;
