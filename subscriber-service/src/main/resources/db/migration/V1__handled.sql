-- One statement a migration: H2 commits each DDL on its own, and a process may be killed between it and Flyway's own row.
-- The inbox and the effect are one row here: what is in this table has been handled.
CREATE TABLE IF NOT EXISTS handled (
    position    bigint                   NOT NULL PRIMARY KEY,
    order_id    varchar(36)              NOT NULL UNIQUE,
    order_key   varchar,
    customer    varchar                  NOT NULL,
    destination varchar(2)               NOT NULL,
    order_lines varchar                  NOT NULL,
    total       numeric(14, 2)           NOT NULL,
    handled_at  timestamp with time zone NOT NULL
);
