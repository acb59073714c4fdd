-- What a dead letter will be asked for: the last failure that somebody lived to report, by SQS message id.
CREATE TABLE IF NOT EXISTS failed_attempts (
    message_id varchar(100)             NOT NULL PRIMARY KEY,
    error      varchar                  NOT NULL,
    failed_at  timestamp with time zone NOT NULL
);
