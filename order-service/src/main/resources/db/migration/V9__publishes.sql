-- When the message of each order was handed to its broker.
CREATE TABLE IF NOT EXISTS publishes (
  publish          BIGINT       NOT NULL PRIMARY KEY,
  order_id         VARCHAR(36)  NOT NULL,
  mode             VARCHAR(16)  NOT NULL,
  destination_name VARCHAR(255) NOT NULL,
  outcome          VARCHAR(16)  NOT NULL,
  begun_at         TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  ended_at         TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
