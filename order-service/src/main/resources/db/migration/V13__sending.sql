-- The messages of the outbox that were sent and not answered for good yet, since when. Committed before they are sent.
CREATE TABLE IF NOT EXISTS sending (
  id       BIGINT NOT NULL PRIMARY KEY,
  begun_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
