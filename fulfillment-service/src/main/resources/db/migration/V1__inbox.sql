-- One statement a migration: H2 commits each DDL on its own, and a process may be killed between it and Flyway's own row.
CREATE TABLE IF NOT EXISTS inbox (
    order_id    varchar(36)              NOT NULL PRIMARY KEY,
    shipment    bigint                   NOT NULL,
    received_at timestamp with time zone NOT NULL
);
