INSERT INTO import_counter (id, last_position)
SELECT 1, 0 WHERE NOT EXISTS (SELECT 1 FROM import_counter);
