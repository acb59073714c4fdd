INSERT INTO publish_position (last_publish)
SELECT (SELECT COALESCE(MAX(publish), 0) FROM publishes) WHERE NOT EXISTS (SELECT 1 FROM publish_position);
