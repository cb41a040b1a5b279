-- Schema 2: entries of eight kinds, their links, and the search over everything written.

-- One row an entry. `occurred_on` and `occurred_minute` are the writer's own calendar and clock;
-- instants are Unix seconds (UTC) with the offset in minutes, as in schema 1.
-- `more` repeats the texts of the entry's kind, `apart` its runs of scripts without spaces
-- character by character: both only for the search and for lists.
CREATE TABLE entry (
    doc             INTEGER PRIMARY KEY CHECK (doc > 0),
    id              TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    kind            TEXT NOT NULL,
    revision        INTEGER NOT NULL CHECK (revision > 0),
    occurred_on     TEXT NOT NULL CHECK (occurred_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    occurred_minute INTEGER CHECK (occurred_minute BETWEEN 0 AND 1439),
    title           TEXT NOT NULL,
    body            TEXT NOT NULL,
    more            TEXT NOT NULL,
    tags            TEXT NOT NULL,
    apart           TEXT NOT NULL,
    to_session      INTEGER NOT NULL CHECK (to_session IN (0, 1)),
    created_at      INTEGER NOT NULL,
    created_offset  INTEGER NOT NULL,
    zone            TEXT NOT NULL,
    updated_at      INTEGER NOT NULL,
    updated_offset  INTEGER NOT NULL,
    deleted_at      INTEGER
) STRICT;

CREATE INDEX entry_by_day ON entry (occurred_on, created_at) WHERE deleted_at IS NULL;
CREATE INDEX entry_in_trash ON entry (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE entry_sign (
    entry INTEGER NOT NULL REFERENCES entry (doc) ON DELETE CASCADE,
    sign  TEXT NOT NULL,
    PRIMARY KEY (entry, sign)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry_pattern (
    entry   INTEGER NOT NULL REFERENCES entry (doc) ON DELETE CASCADE,
    pattern TEXT NOT NULL,
    PRIMARY KEY (entry, pattern)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry_origin (
    entry  INTEGER NOT NULL REFERENCES entry (doc) ON DELETE CASCADE,
    origin TEXT NOT NULL,
    PRIMARY KEY (entry, origin)
) STRICT, WITHOUT ROWID;

-- `folded` is the tag in lower case: the same word is the same tag.
CREATE TABLE entry_tag (
    entry  INTEGER NOT NULL REFERENCES entry (doc) ON DELETE CASCADE,
    folded TEXT NOT NULL,
    place  INTEGER NOT NULL,
    tag    TEXT NOT NULL,
    PRIMARY KEY (entry, folded)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_tag_by_word ON entry_tag (folded, entry);

CREATE TABLE communication (
    entry           INTEGER PRIMARY KEY REFERENCES entry (doc) ON DELETE CASCADE,
    status          TEXT NOT NULL,
    planned_for     TEXT,
    feel            TEXT NOT NULL,
    about           TEXT NOT NULL,
    need            TEXT NOT NULL,
    began           TEXT NOT NULL,
    i_said_back     INTEGER CHECK (i_said_back IN (0, 1)),
    they_said_back  INTEGER CHECK (they_said_back IN (0, 1)),
    pause_taken     INTEGER CHECK (pause_taken IN (0, 1)),
    agreed_return   TEXT NOT NULL,
    repair_by       TEXT,
    repair_accepted INTEGER CHECK (repair_accepted IN (0, 1)),
    heard           INTEGER CHECK (heard BETWEEN 0 AND 4),
    listened        INTEGER CHECK (listened BETWEEN 0 AND 4),
    came_of_it      TEXT NOT NULL,
    next_time       TEXT NOT NULL
) STRICT;

CREATE TABLE boundary (
    entry     INTEGER PRIMARY KEY REFERENCES entry (doc) ON DELETE CASCADE,
    boundary  TEXT NOT NULL,
    why       TEXT NOT NULL,
    will_do   TEXT NOT NULL,
    said      INTEGER CHECK (said IN (0, 1)),
    how_said  TEXT NOT NULL,
    review_on TEXT
) STRICT;

CREATE TABLE boundary_event (
    id              TEXT PRIMARY KEY,
    entry           INTEGER NOT NULL REFERENCES boundary (entry) ON DELETE CASCADE,
    on_date         TEXT NOT NULL,
    kind            TEXT NOT NULL,
    note            TEXT NOT NULL,
    recorded_at     INTEGER NOT NULL,
    recorded_offset INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX boundary_event_by_entry ON boundary_event (entry);

-- `prediction_at` is when the present wording of the prediction was begun.
CREATE TABLE trust_step (
    entry             INTEGER PRIMARY KEY REFERENCES entry (doc) ON DELETE CASCADE,
    step              TEXT NOT NULL,
    differently       TEXT NOT NULL,
    prediction        TEXT NOT NULL,
    likelihood        INTEGER CHECK (likelihood BETWEEN 0 AND 100),
    prediction_at     INTEGER NOT NULL,
    prediction_offset INTEGER NOT NULL,
    try_on            TEXT,
    happened          TEXT NOT NULL,
    feel_now          TEXT NOT NULL,
    learned           TEXT NOT NULL,
    came_true         TEXT,
    outcome_at        INTEGER,
    outcome_offset    INTEGER,
    CHECK ((came_true IS NULL) = (outcome_at IS NULL)),
    CHECK ((came_true IS NULL) = (outcome_offset IS NULL))
) STRICT;

CREATE TABLE trust_step_earlier (
    entry          INTEGER NOT NULL REFERENCES trust_step (entry) ON DELETE CASCADE,
    place          INTEGER NOT NULL,
    prediction     TEXT NOT NULL,
    likelihood     INTEGER CHECK (likelihood BETWEEN 0 AND 100),
    written_at     INTEGER NOT NULL,
    written_offset INTEGER NOT NULL,
    PRIMARY KEY (entry, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE trust_step_thought (
    id             TEXT PRIMARY KEY,
    entry          INTEGER NOT NULL REFERENCES trust_step (entry) ON DELETE CASCADE,
    text           TEXT NOT NULL,
    written_at     INTEGER NOT NULL,
    written_offset INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX trust_step_thought_by_entry ON trust_step_thought (entry);

CREATE TABLE pain (
    entry    INTEGER PRIMARY KEY REFERENCES entry (doc) ON DELETE CASCADE,
    happened TEXT NOT NULL,
    felt     TEXT NOT NULL,
    meant    TEXT NOT NULL,
    need     TEXT NOT NULL,
    reached  INTEGER NOT NULL CHECK (reached BETWEEN 0 AND 3)
) STRICT;

CREATE TABLE origin (
    entry        INTEGER PRIMARY KEY REFERENCES entry (doc) ON DELETE CASCADE,
    first_felt   TEXT NOT NULL,
    then_and_now TEXT NOT NULL
) STRICT;

CREATE TABLE reflection (
    entry  INTEGER PRIMARY KEY REFERENCES entry (doc) ON DELETE CASCADE,
    prompt TEXT
) STRICT;

CREATE TABLE tried (
    entry  INTEGER PRIMARY KEY REFERENCES entry (doc) ON DELETE CASCADE,
    what   TEXT NOT NULL,
    helped TEXT
) STRICT;

-- The notes for the day, numbered below 0 so that one search finds them beside the entries.
CREATE TABLE day_note_2 (
    doc            INTEGER PRIMARY KEY CHECK (doc < 0),
    for_date       TEXT NOT NULL UNIQUE CHECK (for_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    body           TEXT NOT NULL,
    apart          TEXT NOT NULL DEFAULT '',
    revision       INTEGER NOT NULL,
    written_at     INTEGER NOT NULL,
    written_offset INTEGER NOT NULL,
    zone           TEXT NOT NULL
) STRICT;
INSERT INTO day_note_2 (doc, for_date, body, revision, written_at, written_offset, zone)
    SELECT -row_number() OVER (ORDER BY for_date), for_date, body, revision, written_at, written_offset, zone
    FROM day_note;
DROP TABLE day_note;
ALTER TABLE day_note_2 RENAME TO day_note;

CREATE VIEW written (doc, title, body, more, tags, apart) AS
    SELECT doc, title, body, more, tags, apart FROM entry
    UNION ALL
    SELECT doc, '', body, '', '', apart FROM day_note;

-- Marks that combine with a letter (Mn, Mc) belong to it; without them Thai and Devanagari fall apart.
CREATE VIRTUAL TABLE search USING fts5 (
    title, body, more, tags, apart,
    content = 'written', content_rowid = 'doc',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'",
    prefix = '1 2 3'
);
-- What is deleted leaves the index at once, not at the next merge.
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
INSERT INTO search (search, rank) VALUES ('rank', 'bm25(8.0, 1.0, 1.0, 4.0, 1.0)');

CREATE TRIGGER entry_written AFTER INSERT ON entry WHEN NEW.deleted_at IS NULL BEGIN
    INSERT INTO search (rowid, title, body, more, tags, apart)
        VALUES (NEW.doc, NEW.title, NEW.body, NEW.more, NEW.tags, NEW.apart);
END;
CREATE TRIGGER entry_rewritten AFTER UPDATE OF title, body, more, tags, apart, deleted_at ON entry
WHEN (OLD.title, OLD.body, OLD.more, OLD.tags, OLD.apart, OLD.deleted_at IS NULL)
    <> (NEW.title, NEW.body, NEW.more, NEW.tags, NEW.apart, NEW.deleted_at IS NULL) BEGIN
    INSERT INTO search (search, rowid, title, body, more, tags, apart)
        SELECT 'delete', OLD.doc, OLD.title, OLD.body, OLD.more, OLD.tags, OLD.apart
        WHERE OLD.deleted_at IS NULL;
    INSERT INTO search (rowid, title, body, more, tags, apart)
        SELECT NEW.doc, NEW.title, NEW.body, NEW.more, NEW.tags, NEW.apart
        WHERE NEW.deleted_at IS NULL;
END;
CREATE TRIGGER entry_erased AFTER DELETE ON entry WHEN OLD.deleted_at IS NULL BEGIN
    INSERT INTO search (search, rowid, title, body, more, tags, apart)
        VALUES ('delete', OLD.doc, OLD.title, OLD.body, OLD.more, OLD.tags, OLD.apart);
END;
CREATE TRIGGER day_note_written AFTER INSERT ON day_note BEGIN
    INSERT INTO search (rowid, title, body, more, tags, apart)
        VALUES (NEW.doc, '', NEW.body, '', '', NEW.apart);
END;
CREATE TRIGGER day_note_rewritten AFTER UPDATE OF body, apart ON day_note
WHEN (OLD.body, OLD.apart) <> (NEW.body, NEW.apart) BEGIN
    INSERT INTO search (search, rowid, title, body, more, tags, apart)
        VALUES ('delete', OLD.doc, '', OLD.body, '', '', OLD.apart);
    INSERT INTO search (rowid, title, body, more, tags, apart)
        VALUES (NEW.doc, '', NEW.body, '', '', NEW.apart);
END;
CREATE TRIGGER day_note_erased AFTER DELETE ON day_note BEGIN
    INSERT INTO search (search, rowid, title, body, more, tags, apart)
        VALUES ('delete', OLD.doc, '', OLD.body, '', '', OLD.apart);
END;

INSERT INTO search (search) VALUES ('rebuild');
