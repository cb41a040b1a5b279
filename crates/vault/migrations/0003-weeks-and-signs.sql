-- Schema 3: weeks looked back on, signs in one's own words, marked days.

-- One row a review; `week` is its Monday.
CREATE TABLE week_review (
    entry   INTEGER PRIMARY KEY REFERENCES entry (doc) ON DELETE CASCADE,
    week    TEXT NOT NULL CHECK (week GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    helped  TEXT NOT NULL,
    way     TEXT,
    way_how TEXT NOT NULL,
    session TEXT NOT NULL
) STRICT;
CREATE INDEX week_review_by_week ON week_review (week);

-- A pattern without a row was not rated, which is not 0.
CREATE TABLE week_review_pattern (
    entry   INTEGER NOT NULL REFERENCES week_review (entry) ON DELETE CASCADE,
    pattern TEXT NOT NULL,
    level   INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
    PRIMARY KEY (entry, pattern)
) STRICT, WITHOUT ROWID;

-- A sign in the person's words, or put away. Without a row a sign of the eleven is in use as it
-- stands in the catalogue, and a sign of one's own does not exist. NULL words are the catalogue's.
CREATE TABLE sign (
    sign      TEXT PRIMARY KEY,
    label     TEXT,
    line      TEXT,
    put_away  INTEGER NOT NULL CHECK (put_away IN (0, 1)),
    worded_on TEXT
) STRICT, WITHOUT ROWID;

-- A day that changed something, such as the start of a therapy.
CREATE TABLE mark (
    id              TEXT PRIMARY KEY CHECK (length(id) = 36),
    on_date         TEXT NOT NULL CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    label           TEXT NOT NULL,
    recorded_at     INTEGER NOT NULL,
    recorded_offset INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
