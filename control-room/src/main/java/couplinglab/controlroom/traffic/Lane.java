package couplinglab.controlroom.traffic;

import java.net.URI;

/**
 * One copy of order-service to offer orders to.
 *
 * @param name the process's name, as the history has it
 * @param address its main address; orders go to {@code /orders} there
 */
public record Lane(String name, URI address) {
    URI orders() {
        return address.resolve("/orders");
    }
}
