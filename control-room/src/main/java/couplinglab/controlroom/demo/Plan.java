package couplinglab.controlroom.demo;

import java.time.Duration;

/**
 * How long and how much. Both plans make every run and every claim.
 *
 * @param rate orders a second
 * @param before traffic before the fault
 * @param dead how long a killed process stays dead before its revival is asked for
 * @param frozen how long the consumer stays frozen, longer than the recorder's patience of 10 s
 * @param after traffic after the fault
 * @param crashRate orders a second against the frozen consumer
 * @param crashOrders how many of those at most
 */
record Plan(
        double rate,
        Duration before,
        Duration dead,
        Duration frozen,
        Duration after,
        double crashRate,
        int crashOrders) {

    /** The same with another number of orders against the frozen consumer. */
    Plan withCrashOrders(int orders) {
        return new Plan(rate, before, dead, frozen, after, crashRate, orders);
    }

    static Plan quick() {
        return new Plan(
                10,
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofMillis(12_500),
                Duration.ofSeconds(2),
                100,
                4000);
    }

    static Plan full() {
        return new Plan(
                10,
                Duration.ofSeconds(8),
                Duration.ofSeconds(12),
                Duration.ofSeconds(20),
                Duration.ofSeconds(8),
                100,
                4000);
    }
}
