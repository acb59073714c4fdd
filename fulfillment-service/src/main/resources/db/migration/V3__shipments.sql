-- The effect. No unique order id, on purpose: an order that is shipped twice must show twice.
CREATE TABLE IF NOT EXISTS shipments (
    shipment     bigint                   NOT NULL PRIMARY KEY,
    order_id     varchar(36)              NOT NULL,
    order_key    varchar,
    customer     varchar                  NOT NULL,
    destination  varchar(2)               NOT NULL,
    order_lines  varchar                  NOT NULL,
    total        numeric(14, 2)           NOT NULL,
    fulfilled_at timestamp with time zone NOT NULL
);
