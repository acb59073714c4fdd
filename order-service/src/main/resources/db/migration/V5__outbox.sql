CREATE TABLE IF NOT EXISTS outbox (
  id               BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id         VARCHAR(36)   NOT NULL,
  mode             VARCHAR(16)   NOT NULL,
  destination_name VARCHAR(255)  NOT NULL,
  body             VARCHAR(65536) NOT NULL
);
