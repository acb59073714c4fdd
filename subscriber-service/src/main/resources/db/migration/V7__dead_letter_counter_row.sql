INSERT INTO dead_letter_counter (id, arrivals, discarded)
SELECT 1, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM dead_letter_counter);
