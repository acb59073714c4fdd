CREATE TABLE IF NOT EXISTS dead_letters (
    id         varchar(100)             NOT NULL PRIMARY KEY,
    arrival    bigint                   NOT NULL,
    order_id   varchar(36),
    reason     varchar(20)              NOT NULL,
    error      varchar,
    body       varchar                  NOT NULL,
    attributes varchar                  NOT NULL,
    receives   integer                  NOT NULL,
    first_seen timestamp with time zone NOT NULL,
    last_seen  timestamp with time zone NOT NULL
);
