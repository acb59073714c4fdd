-- Until here what is in the table "handled" was both the effect and the memory, so that an effect too many could not be seen.
CREATE TABLE IF NOT EXISTS inbox (
    order_id varchar(36) NOT NULL PRIMARY KEY,
    handling bigint      NOT NULL
);
