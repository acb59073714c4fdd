package couplinglab.order.book;

import couplinglab.order.TestDatabase;

/** Order books for the tests of other packages. */
public final class OrderBooks {
    private OrderBooks() {}

    public static Orders on(TestDatabase database) {
        return new Orders(database.jdbc(), TestDatabase.MAPPER);
    }
}
