package couplinglab.controlroom.cli;

import couplinglab.contracts.ContractViolation;
import couplinglab.contracts.OrderDelivered;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "deliver",
        description = {
            "Play the carrier: report that an order was delivered, signed as a webhook is.",
            "It needs partner-gateway, which puts the report on the bus: ./lab revive partner-gateway."
        })
final class DeliverCommand implements Runnable {
    private static final int MOST = 1000;

    @Mixin
    private LabOptions options = new LabOptions();

    @Parameters(paramLabel = "ORDER_ID", description = "Of an order of either order-service.")
    private String orderId = "";

    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "1",
            description = "Send the same report so often, as a carrier does that heard no answer; "
                    + "${DEFAULT-VALUE} by default.")
    private int times;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        var clock = Clock.systemUTC();
        var report = report(clock);
        var carrier = Carrier.of(new LabClient(options.ports()), options.folder(), clock);
        var out = spec.commandLine().getOut();
        for (int time = 1; time <= times; time++) {
            carrier.report(report);
            out.println("partner-gateway took " + report.carrierEventId() + ": order " + report.orderId()
                    + " was delivered" + (times == 1 ? "." : " (" + time + " of " + times + ")."));
            out.flush();
        }
    }

    private OrderDelivered report(Clock clock) {
        if (times < 1 || times > MOST) {
            throw wrong("--times must be from 1 to " + MOST);
        }
        try {
            return new OrderDelivered(
                    orderId, "evt-" + UUID.randomUUID(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        } catch (ContractViolation violation) {
            throw wrong("ORDER_ID " + violation.getMessage());
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence + ".");
    }
}
