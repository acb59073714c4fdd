package couplinglab.controlroom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecsTests {
    @TempDir
    Path home;

    @BeforeEach
    void build() throws IOException {
        for (var jar : List.of(
                "lifeline/target/lifeline-1.jar",
                "local-cloud/target/local-cloud.jar",
                "order-service/target/order-service-app.jar",
                "fulfillment-service/target/fulfillment-service-app.jar")) {
            var file = home.resolve(jar);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }

    @Test
    void keepTheDistancesOfThePortsFromTheirBase() {
        var specs = specsOf(blueprint(9000));

        assertThat(specs)
                .extracting(ProcessSpec::name, ProcessSpec::ports)
                .containsExactly(
                        tuple("local-cloud", List.of(9020, 9021)),
                        tuple("order-service", List.of(9001, 9011)),
                        tuple("order-service-2", List.of(9003, 9013)),
                        tuple("fulfillment-service", List.of(9002, 9012)));
    }

    @Test
    void useTheWellKnownPortOfSqsByDefault() {
        assertThat(specsOf(blueprint(8080)).get(0).endpoints().main()).isEqualTo(URI.create("http://localhost:9324"));
    }

    @Test
    void giveEachLaneADatabaseAQueueAndAModeOfItsOwn() {
        var specs = specsOf(blueprint(9000));

        assertThat(specs.get(1).command())
                .contains(
                        "--order.first-mode=direct",
                        "--order.confirmations-queue=order-confirmations",
                        "--order.deliveries-queue=deliveries")
                .anyMatch(argument -> argument.endsWith("data/orders;WRITE_DELAY=0"));
        assertThat(specs.get(2).command())
                .contains(
                        "--order.first-mode=queue",
                        "--order.confirmations-queue=order-confirmations-2",
                        "--order.deliveries-queue=deliveries-2")
                .anyMatch(argument -> argument.endsWith("data/orders2;WRITE_DELAY=0"));
    }

    @Test
    void giveTheWayInForPartnersItsSecretWhereNobodyElseSeesIt() throws IOException {
        for (var program : List.of("subscriber-service", "partner-gateway")) {
            var file = home.resolve(program + "/target/" + program + "-app.jar");
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }

        var specs = new Specs(blueprint(9000)).onDemand();

        assertThat(specs)
                .extracting(ProcessSpec::name, ProcessSpec::ports)
                .containsExactly(
                        tuple("notification", List.of(9005, 9015)),
                        tuple("analytics", List.of(9006, 9016)),
                        tuple("fraud-review", List.of(9007, 9017)),
                        tuple("customs", List.of(9008, 9018)),
                        tuple("partner-gateway", List.of(9004, 9014)));
        assertThat(home.resolve("lab")).doesNotExist();
        var gateway = specs.get(4);
        var secret = gateway.environment().get().get("PARTNER_CARRIER_SECRETS");
        assertThat(home.resolve("lab/carrier-secret")).hasContent(secret);
        assertThat(gateway.command())
                .contains(
                        "--spring.cloud.aws.eventbridge.endpoint=http://localhost:9021",
                        "--partner.imports.enabled=false")
                .noneMatch(argument -> argument.contains(secret));
    }

    @Test
    void letAnOwnArgumentReplaceTheUsualOneOfItsName() {
        var crash = blueprint(9000)
                .with(
                        "order-service",
                        List.of("-Xmx64m"),
                        List.of("--order.first-mode=queue", "--server.tomcat.threads.max=10000"));

        var command = specsOf(crash).get(1).command();

        assertThat(command)
                .contains("--order.first-mode=queue", "--server.tomcat.threads.max=10000")
                .doesNotContain("--order.first-mode=direct");
        assertThat(command).containsSubsequence("-Xmx256m", "-Xmx64m");
    }

    @Test
    void putOwnClassesBeforeTheProgramAndLeaveOutTheArchiveThatWasRecordedWithoutThem() throws IOException {
        Files.createFile(
                home.resolve("local-cloud/target/classes-" + Runtime.version().feature() + ".jsa"));
        assertThat(specsOf(blueprint(9000)).get(0).command())
                .anyMatch(argument -> argument.startsWith("-XX:SharedArchiveFile="))
                .contains("couplinglab.cloud.LocalCloud");

        var variant = new Blueprint.Extras(List.of(), List.of(), List.of(home.resolve("variant")), "a.Variant");
        var command =
                specsOf(blueprint(9000).with("local-cloud", variant)).get(0).command();

        assertThat(command).noneMatch(argument -> argument.startsWith("-XX:SharedArchiveFile="));
        assertThat(command)
                .containsSubsequence(
                        "-cp",
                        String.join(
                                File.pathSeparator,
                                home.resolve("lifeline/target/lifeline-1.jar").toString(),
                                home.resolve("variant").toString(),
                                home.resolve("local-cloud/target/local-cloud.jar")
                                        .toString()),
                        "couplinglab.lifeline.Lifeline",
                        "a.Variant")
                .doesNotContain("couplinglab.cloud.LocalCloud");
    }

    @Test
    void runWhatTheBlueprintAsksForAlone() {
        assertThat(specsOf(blueprint(9000).only("local-cloud", "order-service")))
                .extracting(ProcessSpec::name)
                .containsExactly("local-cloud", "order-service");
    }

    @Test
    void listenOnLoopbackOnly() {
        assertThat(specsOf(blueprint(9000)).subList(1, 4))
                .allSatisfy(spec -> assertThat(spec.command())
                        .contains("--server.address=127.0.0.1", "--management.server.address=127.0.0.1"));
    }

    @Test
    void nameTheProgramThatIsNotBuilt() throws IOException {
        Files.delete(home.resolve("local-cloud/target/local-cloud.jar"));

        assertThatThrownBy(() -> specsOf(blueprint(9000)))
                .isInstanceOf(NotBuilt.class)
                .hasMessageContaining("local-cloud.jar");
    }

    private Blueprint blueprint(int base) {
        return Blueprint.of(home, home.resolve("lab"), new Ports(base));
    }

    private static List<ProcessSpec> specsOf(Blueprint blueprint) {
        return new Specs(blueprint).first();
    }
}
