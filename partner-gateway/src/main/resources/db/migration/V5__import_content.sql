-- A file from its first reading until each of its lines is decided.
ALTER TABLE imports ADD COLUMN IF NOT EXISTS content bytea;
