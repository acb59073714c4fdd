-- The effect: each has a row of its own, and no order id is unique here.
CREATE TABLE IF NOT EXISTS handlings (
    position    bigint                   NOT NULL PRIMARY KEY,
    order_id    varchar(36)              NOT NULL,
    order_key   varchar,
    customer    varchar                  NOT NULL,
    destination varchar(2)               NOT NULL,
    order_lines varchar                  NOT NULL,
    total       numeric(14, 2)           NOT NULL,
    handled_at  timestamp with time zone NOT NULL
);
