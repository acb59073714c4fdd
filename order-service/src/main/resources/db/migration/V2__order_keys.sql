-- Apart from the orders, because keys are forgotten after 30 days and orders are not.
CREATE TABLE IF NOT EXISTS order_keys (
  order_key VARCHAR(255) NOT NULL PRIMARY KEY,
  order_id  VARCHAR(36)  NOT NULL,
  bound_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
