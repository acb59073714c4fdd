package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.BusSpec;
import couplinglab.contracts.Topology;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Topic;
import tools.jackson.databind.json.JsonMapper;

/** The other half of the table in code, read back through the SDK: the ways from the topic and the bus to the queues. */
interface RoutesContract {
    SnsClient sns();

    Events events();

    static SnsClient snsAt(URI endpoint) {
        return SnsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    @AfterAll
    default void leaveTopicsAndBuses() {
        sns().close();
        events().close();
    }

    @Test
    default void hasTheTopicsOfTheTableAndNoOther() {
        assertThat(sns().listTopics().topics())
                .extracting(Topic::topicArn)
                .containsExactlyInAnyOrderElementsOf(Topology.topics().stream()
                        .map(topic -> Topology.topicArnOf(topic.name()))
                        .toList());
    }

    @Test
    default void copiesToTheQueuesOfTheTableAsItIs() {
        assertThat(Topology.topics()).allSatisfy(topic -> {
            var subscriptions = subscriptions(topic.name());
            assertThat(subscriptions)
                    .extracting(Subscription::endpoint)
                    .containsExactlyInAnyOrderElementsOf(arns(topic.queues()));
            assertThat(subscriptions).extracting(Subscription::protocol).containsOnly("sqs");
            assertThat(subscriptions)
                    .allSatisfy(subscription -> assertThat(attributes(subscription))
                            .containsEntry("RawMessageDelivery", "true")
                            .doesNotContainKeys("FilterPolicy", "RedrivePolicy"));
        });
    }

    @Test
    default void hasTheBusesOfTheTableBesideTheDefaultOne() {
        var expected =
                Stream.concat(Stream.of("default"), Topology.buses().stream().map(BusSpec::name));

        assertThat(events().client().listEventBuses(request -> {}).eventBuses())
                .extracting(EventBus::name)
                .containsExactlyInAnyOrderElementsOf(expected.toList());
    }

    @Test
    default void hasTheRulesOfTheTableAndNoOther() {
        assertThat(Topology.buses()).allSatisfy(bus -> {
            var rules = rules(bus);
            assertThat(rules)
                    .extracting(Rule::name)
                    .containsExactlyInAnyOrderElementsOf(
                            bus.rules().stream().map(BusSpec.Rule::name).toList());
            assertThat(bus.rules())
                    .allSatisfy(spec -> assertThat(rules)
                            .filteredOn(rule -> rule.name().equals(spec.name()))
                            .singleElement()
                            .satisfies(rule -> {
                                assertThat(rule.arn()).isEqualTo(Topology.ruleArnOf(bus.name(), spec.name()));
                                assertThat(rule.state()).isEqualTo(RuleState.ENABLED);
                                assertThat(JsonMapper.shared().readTree(rule.eventPattern()))
                                        .isEqualTo(JsonMapper.shared().readTree(spec.pattern()));
                            }));
        });
    }

    @Test
    default void routesToTheQueuesOfTheTableWhatTheyShallGet() {
        for (var bus : Topology.buses()) {
            assertThat(bus.rules()).allSatisfy(spec -> {
                var targets = targets(bus, spec);
                assertThat(targets).extracting(Target::arn).containsExactlyInAnyOrderElementsOf(arns(spec.queues()));
                assertThat(targets).extracting(Target::inputPath).containsOnly(spec.inputPath());
            });
        }
    }

    private List<Subscription> subscriptions(String topic) {
        return sns().listSubscriptionsByTopic(request -> request.topicArn(Topology.topicArnOf(topic)))
                .subscriptions();
    }

    private Map<String, String> attributes(Subscription subscription) {
        return sns().getSubscriptionAttributes(request -> request.subscriptionArn(subscription.subscriptionArn()))
                .attributes();
    }

    private List<Rule> rules(BusSpec bus) {
        return events().client()
                .listRules(request -> request.eventBusName(bus.name()))
                .rules();
    }

    private List<Target> targets(BusSpec bus, BusSpec.Rule rule) {
        return events().client()
                .listTargetsByRule(request -> request.eventBusName(bus.name()).rule(rule.name()))
                .targets();
    }

    private static List<String> arns(List<String> queues) {
        return queues.stream().map(Topology::arnOf).toList();
    }
}
