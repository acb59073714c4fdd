CREATE UNIQUE INDEX IF NOT EXISTS dead_letters_by_arrival ON dead_letters (arrival);
