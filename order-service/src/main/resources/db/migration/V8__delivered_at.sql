-- When the carrier handed it over, by the first word of it.
ALTER TABLE orders ADD COLUMN IF NOT EXISTS delivered_at TIMESTAMP(6) WITH TIME ZONE;
