CREATE TABLE project (                -- one row: the file itself
  id                  TEXT NOT NULL PRIMARY KEY,
  title               TEXT NOT NULL DEFAULT '',
  owner               TEXT NOT NULL DEFAULT '',
  language            TEXT NOT NULL DEFAULT 'en',     -- en, zh-Hans, zh-Hant
  review_every_months INTEGER NOT NULL DEFAULT 3,     -- 0: never
  copy_id             TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE attachments (            -- pictures; their bytes are in blobs
  id   TEXT NOT NULL PRIMARY KEY REFERENCES blobs(sha256),
  type TEXT NOT NULL                  -- image/png, image/jpeg
) STRICT, WITHOUT ROWID;

CREATE TABLE personas (
  id            TEXT NOT NULL PRIMARY KEY,
  order_key     TEXT NOT NULL,
  kind          TEXT NOT NULL DEFAULT 'persona',      -- persona, icp
  name          TEXT NOT NULL DEFAULT '',
  quote         TEXT NOT NULL DEFAULT '',
  picture       TEXT NOT NULL DEFAULT '',             -- attachments.id
  demographics  TEXT NOT NULL DEFAULT '',
  firmographics TEXT NOT NULL DEFAULT '',
  behaviour     TEXT NOT NULL DEFAULT '',
  goals         TEXT NOT NULL DEFAULT '',
  pain_points   TEXT NOT NULL DEFAULT '',
  contact       TEXT NOT NULL DEFAULT '',
  triggers      TEXT NOT NULL DEFAULT '',
  technology    TEXT NOT NULL DEFAULT '',
  color         TEXT NOT NULL DEFAULT ''              -- #rrggbb
) STRICT, WITHOUT ROWID;

CREATE TABLE channels (
  id        TEXT NOT NULL PRIMARY KEY,
  order_key TEXT NOT NULL,
  name      TEXT NOT NULL DEFAULT '',
  icon      TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE touchpoints (            -- the catalogue of the project
  id        TEXT NOT NULL PRIMARY KEY,
  order_key TEXT NOT NULL,
  name      TEXT NOT NULL DEFAULT '',
  channel   TEXT NOT NULL DEFAULT '',                 -- channels.id
  category  TEXT NOT NULL DEFAULT 'other'             -- marketing, sales, success, other
) STRICT, WITHOUT ROWID;

CREATE TABLE sources (                -- where knowledge comes from
  id        TEXT NOT NULL PRIMARY KEY,
  order_key TEXT NOT NULL,
  kind      TEXT NOT NULL DEFAULT 'other',            -- interview, survey, user-test, social, analytics, support, other
  title     TEXT NOT NULL DEFAULT '',
  date      TEXT NOT NULL DEFAULT '',                 -- YYYY-MM-DD
  people    INTEGER NOT NULL DEFAULT 0,
  link      TEXT NOT NULL DEFAULT '',
  note      TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE maps (
  id            TEXT NOT NULL PRIMARY KEY,
  order_key     TEXT NOT NULL,
  title         TEXT NOT NULL DEFAULT '',
  scenario      TEXT NOT NULL DEFAULT '',
  expectations  TEXT NOT NULL DEFAULT '',
  state         TEXT NOT NULL DEFAULT 'current',      -- current, future
  based_on      TEXT NOT NULL DEFAULT '',             -- maps.id
  basis         TEXT NOT NULL DEFAULT 'assumed',      -- assumed, researched
  owner         TEXT NOT NULL DEFAULT '',
  version_label TEXT NOT NULL DEFAULT '',
  review_on     TEXT NOT NULL DEFAULT '',             -- YYYY-MM-DD
  personas      TEXT NOT NULL DEFAULT '[]',           -- JSON array of personas.id
  paper         TEXT NOT NULL DEFAULT '',
  orientation   TEXT NOT NULL DEFAULT '',             -- auto, portrait, landscape
  print         TEXT NOT NULL DEFAULT ''              -- JSON object of texts: the other print settings
) STRICT, WITHOUT ROWID;

CREATE TABLE views (                  -- what a map shows, saved
  id              TEXT NOT NULL PRIMARY KEY,
  map             TEXT NOT NULL REFERENCES maps(id),
  order_key       TEXT NOT NULL,
  name            TEXT NOT NULL DEFAULT '',
  hidden_lanes    TEXT NOT NULL DEFAULT '[]',         -- JSON array of lanes.id
  hidden_stages   TEXT NOT NULL DEFAULT '[]',         -- JSON array of stages.id
  hidden_personas TEXT NOT NULL DEFAULT '[]'          -- JSON array of personas.id
) STRICT, WITHOUT ROWID;

CREATE TABLE stages (
  id        TEXT NOT NULL PRIMARY KEY,
  map       TEXT NOT NULL REFERENCES maps(id),
  order_key TEXT NOT NULL,
  name      TEXT NOT NULL DEFAULT '',
  goal      TEXT NOT NULL DEFAULT '',
  color     TEXT NOT NULL DEFAULT '',                 -- #rrggbb
  origin    TEXT NOT NULL DEFAULT ''                  -- id of the stage it was copied from
) STRICT, WITHOUT ROWID;

CREATE TABLE steps (                  -- the columns of a stage; at least one each
  id        TEXT NOT NULL PRIMARY KEY,
  stage     TEXT NOT NULL REFERENCES stages(id),
  order_key TEXT NOT NULL,
  name      TEXT NOT NULL DEFAULT '',
  width     REAL NOT NULL DEFAULT 0,                  -- points; 0: usual
  origin    TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE lanes (                  -- the rows of a map
  id         TEXT NOT NULL PRIMARY KEY,
  map        TEXT NOT NULL REFERENCES maps(id),
  order_key  TEXT NOT NULL,
  kind       TEXT NOT NULL DEFAULT 'text',            -- goals, doing, thinking, feeling, touchpoints, emotion, pain-points, …
  name       TEXT NOT NULL DEFAULT '',
  collapsed  INTEGER NOT NULL DEFAULT 0,              -- 0, 1
  line_below TEXT NOT NULL DEFAULT 'none',            -- none, interaction, visibility, internal-interaction
  origin     TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE cards (                  -- what stands where a lane crosses a step
  id                  TEXT NOT NULL PRIMARY KEY,
  lane                TEXT NOT NULL REFERENCES lanes(id),
  step                TEXT NOT NULL REFERENCES steps(id),
  order_key           TEXT NOT NULL,
  last_step           TEXT NOT NULL DEFAULT '',       -- steps.id, if the card spans columns
  text                TEXT NOT NULL DEFAULT '',
  note                TEXT NOT NULL DEFAULT '',
  personas            TEXT NOT NULL DEFAULT '[]',     -- JSON array of personas.id; empty: everybody
  color               TEXT NOT NULL DEFAULT '',       -- #rrggbb
  icon                TEXT NOT NULL DEFAULT '',
  link                TEXT NOT NULL DEFAULT '',
  picture             TEXT NOT NULL DEFAULT '',       -- attachments.id
  basis               TEXT NOT NULL DEFAULT 'assumed',
  sources             TEXT NOT NULL DEFAULT '[]',     -- JSON array of sources.id
  touchpoint          TEXT NOT NULL DEFAULT '',       -- touchpoints.id
  importance          INTEGER NOT NULL DEFAULT 0,     -- scores are 1–5; 0: not scored
  business_importance INTEGER NOT NULL DEFAULT 0,
  satisfaction        INTEGER NOT NULL DEFAULT 0,
  moment_of_truth     INTEGER NOT NULL DEFAULT 0,     -- 0, 1
  severity            INTEGER NOT NULL DEFAULT 0,
  customer_value      INTEGER NOT NULL DEFAULT 0,
  business_value      INTEGER NOT NULL DEFAULT 0,
  effort              INTEGER NOT NULL DEFAULT 0,
  status              TEXT NOT NULL DEFAULT 'open',   -- open, planned, doing, done, dropped
  addresses           TEXT NOT NULL DEFAULT '[]',     -- JSON array of cards.id: pain points
  hours               REAL NOT NULL DEFAULT 0,        -- a month
  serves              TEXT NOT NULL DEFAULT '[]',     -- JSON array of cards.id: touchpoint cards
  value               REAL NOT NULL DEFAULT 0,
  unit                TEXT NOT NULL DEFAULT '',
  target              REAL NOT NULL DEFAULT 0,
  origin              TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE emotions (               -- no row: unknown
  persona TEXT NOT NULL REFERENCES personas(id),
  step    TEXT NOT NULL REFERENCES steps(id),
  value   REAL NOT NULL,                              -- −2 … +2
  feeling TEXT NOT NULL DEFAULT '',
  quote   TEXT NOT NULL DEFAULT '',
  basis   TEXT NOT NULL DEFAULT 'assumed',
  PRIMARY KEY (persona, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE actions (                -- who does what until when about an opportunity
  id          TEXT NOT NULL PRIMARY KEY,
  opportunity TEXT NOT NULL REFERENCES cards(id),
  order_key   TEXT NOT NULL,
  title       TEXT NOT NULL DEFAULT '',
  owner       TEXT NOT NULL DEFAULT '',
  due         TEXT NOT NULL DEFAULT '',               -- YYYY-MM-DD
  status      TEXT NOT NULL DEFAULT 'open',
  metric      TEXT NOT NULL DEFAULT '',
  baseline    REAL NOT NULL DEFAULT 0,
  target      REAL NOT NULL DEFAULT 0,
  actual      REAL NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE comments (
  id        TEXT NOT NULL PRIMARY KEY,
  on_record TEXT NOT NULL,                            -- id of any record; persona/step for an emotion
  author    TEXT NOT NULL DEFAULT '',
  time      TEXT NOT NULL,                            -- 2026-11-21T10:00:00Z
  text      TEXT NOT NULL DEFAULT '',
  resolved  INTEGER NOT NULL DEFAULT 0                -- 0, 1
) STRICT, WITHOUT ROWID;

CREATE TABLE old_changes (            -- the older part of the history: blocks that never change
  seq   INTEGER PRIMARY KEY,                          -- of the first change in the block
  count INTEGER NOT NULL,                             -- of changes
  data  BLOB NOT NULL                                 -- zlib (RFC 1950): one change a line, JSON, see docs/file-format.md
) STRICT;

CREATE TABLE changes (                -- the newer part of the history, oldest first
  seq     INTEGER PRIMARY KEY,
  id      TEXT NOT NULL,
  author  TEXT NOT NULL DEFAULT '',
  time    TEXT NOT NULL,                              -- 2026-11-21T10:00:00.000Z
  verb    TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT '',
  parents TEXT NOT NULL DEFAULT '[]',                 -- JSON array of changes.id; diff is from the state after the first
  reverts TEXT NOT NULL DEFAULT '',                   -- changes.id, of an undo or redo
  diff    TEXT NOT NULL,                              -- JSON, see docs/file-format.md
  marks   TEXT NOT NULL DEFAULT '',                   -- changes.id, of a named version
  note    TEXT NOT NULL DEFAULT '',                   -- on a named version
  aside   TEXT NOT NULL DEFAULT '[]'                  -- JSON like diff, of a merge or a copy that was sent
) STRICT;

CREATE TABLE blobs (                  -- picture bytes, as long as the maps or the history need them
  sha256 TEXT NOT NULL PRIMARY KEY,                   -- lower-case hexadecimal
  data   BLOB NOT NULL
) STRICT;
