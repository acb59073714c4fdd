package couplinglab.cloud;

import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sns.SnsClient;

/** A topic for one test. */
record TestTopic(SnsClient sns, String name, String arn) implements AutoCloseable {
    static TestTopic madeOn(SnsClient sns) {
        return madeOn(sns, Map.of());
    }

    static TestTopic madeOn(SnsClient sns, Map<String, String> attributes) {
        var name = "test-" + UUID.randomUUID();
        var made = sns.createTopic(request -> request.name(name).attributes(attributes));
        return new TestTopic(sns, name, made.topicArn());
    }

    void publish(String body) {
        sns.publish(request -> request.topicArn(arn).message(body));
    }

    @Override
    public void close() {
        sns.deleteTopic(request -> request.topicArn(arn));
    }
}
