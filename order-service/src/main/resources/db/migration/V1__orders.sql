-- One statement a migration: H2 commits each DDL by itself, so a kill between two would leave the first
-- without Flyway's row. IF NOT EXISTS lets the one that was killed run again.
CREATE TABLE IF NOT EXISTS orders (
  order_id         VARCHAR(36)   NOT NULL PRIMARY KEY,
  position         BIGINT        NOT NULL UNIQUE,
  order_key        VARCHAR(255),
  status           VARCHAR(16)   NOT NULL,
  mode             VARCHAR(16)   NOT NULL,
  destination_name VARCHAR(255)  NOT NULL,
  customer         VARCHAR(128)  NOT NULL,
  destination      CHAR(2)       NOT NULL,
  lines            VARCHAR(8192) NOT NULL,
  placed_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  shipment         BIGINT,
  fulfilled_at     TIMESTAMP(6) WITH TIME ZONE
);
