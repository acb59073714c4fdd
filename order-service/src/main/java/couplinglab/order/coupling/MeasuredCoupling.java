package couplinglab.order.coupling;

import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.Order;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/** Times another coupling's accept path, by mode and outcome. */
final class MeasuredCoupling implements Coupling {
    private final Coupling coupling;
    private final MeterRegistry meters;

    MeasuredCoupling(Coupling coupling, MeterRegistry meters) {
        this.coupling = coupling;
        this.meters = meters;
    }

    @Override
    public CouplingMode mode() {
        return coupling.mode();
    }

    @Override
    public Outcome place(Order order) {
        var sample = Timer.start(meters);
        var outcome = "failed";
        try {
            var concluded = coupling.place(order);
            outcome = concluded.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            return concluded;
        } finally {
            sample.stop(meters.timer("coupling.place", "mode", mode().toString(), "outcome", outcome));
        }
    }
}
