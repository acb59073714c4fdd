-- What the broker refused because of the message itself: sending it again can't help.
CREATE TABLE IF NOT EXISTS parked (
  id               BIGINT NOT NULL PRIMARY KEY,
  order_id         VARCHAR(36)   NOT NULL,
  mode             VARCHAR(16)   NOT NULL,
  destination_name VARCHAR(255)  NOT NULL,
  body             VARCHAR(65536) NOT NULL,
  reason           VARCHAR(1024) NOT NULL,
  parked_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
