-- A line is here once it is decided: an order, or a reason why it never will be one.
CREATE TABLE IF NOT EXISTS import_lines (
    import_id varchar(32) NOT NULL,
    line      integer     NOT NULL,
    order_id  varchar(36),
    reason    varchar,
    PRIMARY KEY (import_id, line)
);
