-- One row, locked until the commit by whoever draws a number: publishes are numbered in the order of commits.
CREATE TABLE IF NOT EXISTS publish_position (last_publish BIGINT NOT NULL);
