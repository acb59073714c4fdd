INSERT INTO shipment_counter (id, shipments, duplicates)
SELECT 1, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM shipment_counter);
