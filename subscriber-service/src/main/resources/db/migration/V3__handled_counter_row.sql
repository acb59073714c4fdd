INSERT INTO handled_counter (id, handled, duplicates)
SELECT 1, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM handled_counter);
