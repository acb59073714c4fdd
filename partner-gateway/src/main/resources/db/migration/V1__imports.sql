-- One statement a migration: H2 commits each DDL on its own, and a process may be killed between it and Flyway's own row.
CREATE TABLE IF NOT EXISTS imports (
    position       bigint                   NOT NULL PRIMARY KEY,
    id             varchar(32)              NOT NULL UNIQUE,
    bucket         varchar                  NOT NULL,
    object_key     varchar                  NOT NULL,
    object_version varchar                  NOT NULL,
    state          varchar(8)               NOT NULL,
    reason         varchar,
    started_at     timestamp with time zone NOT NULL,
    finished_at    timestamp with time zone
);
