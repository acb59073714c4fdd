CREATE INDEX IF NOT EXISTS shipments_by_order ON shipments (order_id);
