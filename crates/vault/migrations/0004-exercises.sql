-- Schema 4: the exercise an entry was begun with, and how hard a trust step feels.

-- An exercise by its id. One that a version does not know is kept.
ALTER TABLE entry ADD COLUMN exercise TEXT CHECK (length(exercise) BETWEEN 1 AND 48);
CREATE INDEX entry_with_exercise ON entry (occurred_on, created_at)
    WHERE exercise IS NOT NULL AND deleted_at IS NULL;

-- NULL is not placed, which is not 0.
ALTER TABLE trust_step ADD COLUMN hard INTEGER CHECK (hard BETWEEN 0 AND 4);
