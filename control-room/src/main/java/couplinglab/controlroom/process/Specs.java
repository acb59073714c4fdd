package couplinglab.controlroom.process;

import static couplinglab.controlroom.process.ProcessNames.FULFILLMENT_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.LOCAL_CLOUD;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE_2;
import static couplinglab.controlroom.process.ProcessNames.PARTNER_GATEWAY;
import static couplinglab.controlroom.process.ProcessNames.SUBSCRIBER_SERVICE;

import couplinglab.contracts.Topology;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a blueprint means in terms of commands: which program, which options, which arguments. */
final class Specs {
    /** One of those that run the same program, for all. */
    private static final String REHEARSED_SUBSCRIBER = Subscriber.names().get(0);

    private final Blueprint blueprint;
    private final Programs programs;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(1))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    Specs(Blueprint blueprint) {
        this.blueprint = blueprint;
        this.programs = new Programs(blueprint.home());
    }

    List<ProcessSpec> first() {
        return blueprint.processes().stream().map(this::specOf).toList();
    }

    List<ProcessSpec> onDemand() {
        return ProcessNames.ON_DEMAND.stream()
                .filter(name -> !blueprint.processes().contains(name))
                .map(this::specOf)
                .toList();
    }

    /** With the names and passwords of the services' own settings. */
    LocalDatabase databaseOf(String name) {
        return switch (name) {
            case ORDER_SERVICE -> new LocalDatabase(data().resolve("orders"), "lab", "lab");
            case ORDER_SERVICE_2 -> new LocalDatabase(data().resolve("orders2"), "lab", "lab");
            case FULFILLMENT_SERVICE -> new LocalDatabase(data().resolve("fulfillment"), "", "");
            case PARTNER_GATEWAY -> new LocalDatabase(data().resolve("imports"), "", "");
            default ->
                Subscriber.called(name)
                        .map(subscriber -> new LocalDatabase(data().resolve(subscriber.name()), "", ""))
                        .orElseThrow(() ->
                                new UnknownProcess(name, List.of(ORDER_SERVICE, ORDER_SERVICE_2, FULFILLMENT_SERVICE)));
        };
    }

    private ProcessSpec specOf(String name) {
        return switch (name) {
            case LOCAL_CLOUD -> localCloud();
            case ORDER_SERVICE ->
                orderService(
                        name,
                        ports().orderService(),
                        List.of(
                                "--order.confirmations-queue=" + Topology.ORDER_CONFIRMATIONS,
                                "--order.deliveries-queue=" + Topology.DELIVERIES,
                                "--order.first-mode=direct"));
            case ORDER_SERVICE_2 ->
                orderService(
                        name,
                        ports().orderService2(),
                        List.of(
                                "--order.confirmations-queue=" + Topology.ORDER_CONFIRMATIONS_2,
                                "--order.deliveries-queue=" + Topology.DELIVERIES_2,
                                "--order.first-mode=queue"));
            case FULFILLMENT_SERVICE ->
                service(FULFILLMENT_SERVICE, name, ports().fulfillmentService(), List.of(), Map::of);
            case PARTNER_GATEWAY -> partnerGateway();
            default ->
                Subscriber.called(name)
                        .map(this::subscriber)
                        .orElseThrow(() -> new UnknownProcess(name, ProcessNames.CHILDREN));
        };
    }

    private ProcessSpec localCloud() {
        var sqs = uri(ports().sqs());
        var arguments = List.of(
                "--sqs-port=" + ports().sqs(),
                "--events-port=" + ports().events(),
                "--data=" + data().resolve("cloud"));
        return new ProcessSpec(
                LOCAL_CLOUD,
                new Endpoints(sqs, sqs),
                List.of(ports().sqs(), ports().events()),
                command(LOCAL_CLOUD, LOCAL_CLOUD, arguments),
                Map::of,
                HttpReadiness.ofQueues(client, sqs),
                true);
    }

    /** @param own what the two copies do not share */
    private ProcessSpec orderService(String name, int port, List<String> own) {
        var arguments = new ArrayList<>(List.of(
                "--order.fulfillment-url=" + uri(ports().fulfillmentService()),
                "--spring.cloud.aws.sns.endpoint=" + uri(ports().events()),
                "--spring.cloud.aws.eventbridge.endpoint=" + uri(ports().events())));
        arguments.addAll(own);
        return service(ORDER_SERVICE, name, port, arguments, Map::of);
    }

    private ProcessSpec subscriber(Subscriber subscriber) {
        return service(
                SUBSCRIBER_SERVICE,
                subscriber.name(),
                ports().subscriber(subscriber),
                List.of("--subscriber.name=" + subscriber.name(), "--subscriber.queue=" + subscriber.queue()),
                Map::of);
    }

    private ProcessSpec partnerGateway() {
        var secret = CarrierSecret.in(new LabFolder(blueprint.folder()));
        return service(
                PARTNER_GATEWAY,
                PARTNER_GATEWAY,
                ports().partnerGateway(),
                List.of(
                        "--spring.cloud.aws.eventbridge.endpoint=" + uri(ports().events()),
                        // The embedded cloud has no S3.
                        "--partner.imports.enabled=false"),
                () -> Map.of("PARTNER_CARRIER_SECRETS", secret.readOrMake()));
    }

    private ProcessSpec service(
            String program, String name, int port, List<String> own, Supplier<Map<String, String>> environment) {
        int management = Ports.managementOf(port);
        var arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--management.server.port=" + management,
                "--management.server.address=127.0.0.1",
                "--spring.cloud.aws.sqs.endpoint=" + uri(ports().sqs()),
                // Without WRITE_DELAY=0, H2 acknowledges commits that a kill then takes back.
                "--spring.datasource.url=" + databaseOf(name).url() + ";WRITE_DELAY=0",
                "--chaos.enabled=true"));
        arguments.addAll(own);
        return new ProcessSpec(
                name,
                new Endpoints(uri(port), uri(management)),
                List.of(port, management),
                command(program, name, arguments),
                environment,
                HttpReadiness.ofService(client, uri(management)),
                false);
    }

    private List<String> command(String program, String name, List<String> usual) {
        var extras = blueprint.extrasOf(name);
        // Only one of those that run the same program may write its record.
        boolean recording = blueprint.rehearsing() && (program.equals(name) || name.equals(REHEARSED_SUBSCRIBER));
        return programs.command(program, recording, extras, merged(usual, extras.arguments()));
    }

    /** Spring joins the values of a repeated argument with commas; one of a kind must be left. */
    private static List<String> merged(List<String> usual, List<String> own) {
        var byName = new LinkedHashMap<String, String>();
        for (var arguments : List.of(usual, own)) {
            arguments.forEach(argument -> byName.put(argument.replaceFirst("=.*", ""), argument));
        }
        return List.copyOf(byName.values());
    }

    private Ports ports() {
        return blueprint.ports();
    }

    private Path data() {
        return new LabFolder(blueprint.folder()).data();
    }

    private static URI uri(int port) {
        return URI.create("http://localhost:" + port);
    }
}
