-- Of what left the outbox before there was this table, only this is known: it happened between its placement and now.
INSERT INTO publishes (publish, order_id, mode, destination_name, outcome, begun_at, ended_at)
SELECT ROW_NUMBER() OVER (ORDER BY position), order_id, mode, destination_name,
  CASE WHEN status = 'DEAD_LETTERED' AND order_id IN (SELECT order_id FROM parked) THEN 'REFUSED' ELSE 'ACKNOWLEDGED' END,
  placed_at, CURRENT_TIMESTAMP
FROM orders
WHERE mode IN ('QUEUE', 'TOPIC', 'BUS') AND status IN ('PLACED', 'DEAD_LETTERED', 'FULFILLED', 'DELIVERED')
  AND order_id NOT IN (SELECT order_id FROM outbox) AND NOT EXISTS (SELECT 1 FROM publishes);
