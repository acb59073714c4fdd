INSERT INTO inbox (order_id, handling)
SELECT order_id, position FROM handled
WHERE NOT EXISTS (SELECT 1 FROM inbox WHERE inbox.order_id = handled.order_id);
