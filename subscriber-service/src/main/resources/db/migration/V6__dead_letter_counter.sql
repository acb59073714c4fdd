CREATE TABLE IF NOT EXISTS dead_letter_counter (
    id        integer NOT NULL PRIMARY KEY,
    arrivals  bigint  NOT NULL,
    discarded bigint  NOT NULL
);
