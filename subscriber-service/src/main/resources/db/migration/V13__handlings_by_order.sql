CREATE INDEX IF NOT EXISTS handlings_by_order ON handlings (order_id);
