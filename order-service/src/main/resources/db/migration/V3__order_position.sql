-- One row, locked until the commit by whoever draws a position: positions are in the order of commits.
CREATE TABLE IF NOT EXISTS order_position (last_position BIGINT NOT NULL);
