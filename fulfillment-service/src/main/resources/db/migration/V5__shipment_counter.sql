-- One row, locked by each transaction that ships until it commits: numbers appear in the order of the commits.
CREATE TABLE IF NOT EXISTS shipment_counter (
    id         integer NOT NULL PRIMARY KEY,
    shipments  bigint  NOT NULL,
    duplicates bigint  NOT NULL
);
