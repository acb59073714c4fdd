CREATE INDEX IF NOT EXISTS inbox_by_age ON inbox (received_at);
