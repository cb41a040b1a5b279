-- Schema 3: weeks looked back on, signs in one's own words, marked days; what was shared and what
-- was brought in.

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

-- For whom something is shared. `choice` is what was last ticked for them, as JSON without entries;
-- `keys` are their public keys, kept here so that nobody can change them on the disk.
CREATE TABLE share_recipient (
    name    TEXT PRIMARY KEY CHECK (length(name) > 0),
    choice  TEXT NOT NULL,
    keys    TEXT NOT NULL,
    used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What was shared and when; never what it held.
CREATE TABLE share_log (
    id             TEXT PRIMARY KEY CHECK (length(id) = 36),
    shared_at      INTEGER NOT NULL,
    shared_offset  INTEGER NOT NULL,
    recipient      TEXT NOT NULL,
    from_date      TEXT,
    to_date        TEXT,
    form           TEXT NOT NULL,
    sealed         TEXT NOT NULL,
    entries        INTEGER NOT NULL CHECK (entries >= 0)
) STRICT, WITHOUT ROWID;

-- What came from another journal, so that it can be taken out again in one go.
CREATE TABLE brought_in (
    id             TEXT PRIMARY KEY CHECK (length(id) = 36),
    brought_at     INTEGER NOT NULL,
    brought_offset INTEGER NOT NULL,
    form           TEXT NOT NULL,
    entries        INTEGER NOT NULL CHECK (entries >= 0)
) STRICT, WITHOUT ROWID;

-- `key` names the entry in the journal it came from: the same file again brings nothing twice.
CREATE TABLE brought_in_entry (
    entry INTEGER PRIMARY KEY REFERENCES entry (doc) ON DELETE CASCADE,
    batch TEXT NOT NULL REFERENCES brought_in (id),
    key   TEXT NOT NULL
) STRICT;
CREATE INDEX brought_in_entry_by_key ON brought_in_entry (key);
CREATE INDEX brought_in_entry_by_batch ON brought_in_entry (batch);
