INSERT INTO handlings (position, order_id, order_key, customer, destination, order_lines, total, handled_at)
SELECT position, order_id, order_key, customer, destination, order_lines, total, handled_at FROM handled
WHERE NOT EXISTS (SELECT 1 FROM handlings WHERE handlings.position = handled.position);
