INSERT INTO order_position (last_position) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM order_position);
