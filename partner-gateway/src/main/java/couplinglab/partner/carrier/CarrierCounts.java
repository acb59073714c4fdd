package couplinglab.partner.carrier;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * How many requests of the webhook ended how, since the process began: the metric {@code carrier.events} by {@code
 * outcome}. Thread-safe.
 */
@Component
class CarrierCounts {
    private final MeterRegistry meters;

    CarrierCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(String outcome) {
        meters.counter("carrier.events", "outcome", outcome).increment();
    }
}
