package couplinglab.order.relay;

import couplinglab.order.book.CouplingMode;

/** Where messages go: a queue, a topic or a bus, by its name. */
record Address(CouplingMode mode, String destination) {}
