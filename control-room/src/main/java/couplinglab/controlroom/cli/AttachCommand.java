package couplinglab.controlroom.cli;

import couplinglab.controlroom.process.AttachedLab;
import couplinglab.controlroom.process.Attachment;
import couplinglab.controlroom.process.Ports;
import java.net.URI;
import java.security.Security;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "attach",
        description = {
            "Watch services that somebody else has started, such as Docker compose: the same control room, which kills "
                    + "but can't revive.",
            "The management port of a service is its port + 10."
        })
final class AttachCommand implements Callable<Integer> {
    private static final Session.Wording WORDING = new Session.Wording(
            "Watching the lab; this control room's log is in ",
            "Ctrl-C ends the watching; docker compose down stops the lab.",
            "No longer watching the lab.",
            "The control room has stopped; the processes that it watched were left as they are.");

    @Mixin
    private LabOptions options = new LabOptions();

    @Option(
            names = "--order-service",
            paramLabel = "URL",
            required = true,
            converter = AddressConverter.class,
            description = "Where order-service listens, for example http://order-service:8081.")
    private @Nullable URI orderService;

    @Option(
            names = "--order-service-2",
            paramLabel = "URL",
            required = true,
            converter = AddressConverter.class,
            description = "Where its second copy listens.")
    private @Nullable URI orderService2;

    @Option(
            names = "--fulfillment-service",
            paramLabel = "URL",
            required = true,
            converter = AddressConverter.class,
            description = "Where fulfillment-service listens.")
    private @Nullable URI fulfillmentService;

    @Option(
            names = "--sqs",
            paramLabel = "URL",
            required = true,
            converter = AddressConverter.class,
            description = "Where the broker listens.")
    private @Nullable URI sqs;

    @Option(
            names = "--broker",
            paramLabel = "NAME",
            defaultValue = "localstack",
            description = "The broker's name among the services of compose; ${DEFAULT-VALUE} by default.")
    private String broker = "";

    @Option(
            names = "--published",
            paramLabel = "BASE",
            converter = LabOptions.PortsConverter.class,
            description = "The port at which people on this machine reach the control room, from which those of all "
                    + "others follow; without it, people use the addresses given here.")
    private @Nullable Ports published;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            converter = RateConverter.class,
            description = "Orders a second; ${DEFAULT-VALUE} by default.")
    private double rate;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        forgetAddressesSoon();
        var folder = options.folder();
        var lab = new AttachedLab(attachment(), folder);
        int base = published == null ? options.ports().base() : published.base();
        var wishes = new Session.Wishes(base, rate, false, null, WORDING);
        return new Session(
                        lab, folder, options.ports(), wishes, spec.commandLine().getOut())
                .run();
    }

    private Attachment attachment() {
        return new Attachment(
                service("--order-service", orderService),
                service("--order-service-2", orderService2),
                service("--fulfillment-service", fulfillmentService),
                broker,
                Objects.requireNonNull(sqs),
                published);
    }

    private URI service(String option, @Nullable URI address) {
        var given = Objects.requireNonNull(address);
        if (Ports.managementOf(given.getPort()) > AddressConverter.LAST_PORT) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '" + option + "': there is no port " + given.getPort()
                            + " + 10 for the management of the service.");
        }
        return given;
    }

    /**
     * A container that is started again may come back at another address under the same name, and while it is dead the
     * name may be unknown. The JVM would remember either for longer than anybody wants to wait for the return. Must
     * come before the first name is looked up.
     */
    private static void forgetAddressesSoon() {
        Security.setProperty("networkaddress.cache.ttl", "1");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }
}
