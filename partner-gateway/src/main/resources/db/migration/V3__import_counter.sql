-- One row, locked by each transaction that begins an import until it commits: positions appear in the order of the commits.
CREATE TABLE IF NOT EXISTS import_counter (
    id            integer NOT NULL PRIMARY KEY,
    last_position bigint  NOT NULL
);
