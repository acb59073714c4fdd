package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.Topology;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** A service that has to be let into a queue, on behalf of a topic or a rule. */
record Sender(String service, String arn) {

    /** By the table in code. */
    static Set<Sender> whoSendTo(String queue) {
        var senders = new HashSet<Sender>();
        for (var topic : Topology.topics()) {
            if (topic.queues().contains(queue)) {
                senders.add(new Sender("sns.amazonaws.com", Topology.topicArnOf(topic.name())));
            }
        }
        for (var bus : Topology.buses()) {
            for (var rule : bus.rules()) {
                if (rule.queues().contains(queue)) {
                    senders.add(new Sender("events.amazonaws.com", Topology.ruleArnOf(bus.name(), rule.name())));
                }
            }
        }
        var imports = Topology.importRule();
        if (imports.queues().contains(queue)) {
            senders.add(new Sender("events.amazonaws.com", Topology.ruleArnOf(Topology.DEFAULT_BUS, imports.name())));
        }
        return senders;
    }

    static Set<Sender> namedIn(String policy, String queue) {
        var senders = new HashSet<Sender>();
        for (var statement : JsonMapper.shared().readTree(policy).get("Statement")) {
            assertThat(statement.get("Effect").asString()).isEqualTo("Allow");
            assertThat(statement.get("Action").asString()).isEqualTo("sqs:SendMessage");
            assertThat(statement.get("Resource").asString()).isEqualTo(Topology.arnOf(queue));
            senders.add(new Sender(
                    statement.at("/Principal/Service").asString(),
                    statement.at("/Condition/ArnEquals/aws:SourceArn").asString()));
        }
        return senders;
    }
}
