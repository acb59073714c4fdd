-- One row, locked by each transaction that handles orders until it commits: positions appear in the order of the commits.
CREATE TABLE IF NOT EXISTS handled_counter (
    id         integer NOT NULL PRIMARY KEY,
    handled    bigint  NOT NULL,
    duplicates bigint  NOT NULL
);
