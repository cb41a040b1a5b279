-- Schema 1: check-ins, ratings, notes for the day, pauses, settings. Shipped: never change this file.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One check-in a civil day. Instants are Unix seconds (UTC) with the offset in minutes
-- and the zone's name as they were where the person was.
CREATE TABLE check_in (
    for_date        TEXT PRIMARY KEY CHECK (for_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    recorded_at     INTEGER NOT NULL,
    recorded_offset INTEGER NOT NULL,
    zone            TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a sign. A NULL level is blank, which is never 0. `recorded_at` is when the
-- present level was given.
CREATE TABLE rating (
    for_date        TEXT NOT NULL REFERENCES check_in (for_date),
    sign            TEXT NOT NULL,
    level           INTEGER CHECK (level BETWEEN 0 AND 4),
    acted           INTEGER CHECK (acted IN (0, 1)),
    recorded_at     INTEGER NOT NULL,
    recorded_offset INTEGER NOT NULL,
    PRIMARY KEY (for_date, sign),
    CHECK (acted IS NULL OR level >= 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE day_note (
    for_date       TEXT PRIMARY KEY CHECK (for_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    body           TEXT NOT NULL,
    revision       INTEGER NOT NULL,
    written_at     INTEGER NOT NULL,
    written_offset INTEGER NOT NULL,
    zone           TEXT NOT NULL
) STRICT;

-- Both days belong to the pause; an open end is NULL.
CREATE TABLE pause (
    starts_on TEXT PRIMARY KEY,
    ends_on   TEXT CHECK (ends_on IS NULL OR ends_on >= starts_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
