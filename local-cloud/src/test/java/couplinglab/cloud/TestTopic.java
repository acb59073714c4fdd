package couplinglab.cloud;

import java.util.UUID;
import software.amazon.awssdk.services.sns.SnsClient;

/** A topic for one test. */
record TestTopic(SnsClient sns, String name, String arn) implements AutoCloseable {
    static TestTopic madeOn(SnsClient sns) {
        var name = "test-" + UUID.randomUUID();
        return new TestTopic(
                sns, name, sns.createTopic(request -> request.name(name)).topicArn());
    }

    void publish(String body) {
        sns.publish(request -> request.topicArn(arn).message(body));
    }

    @Override
    public void close() {
        sns.deleteTopic(request -> request.topicArn(arn));
    }
}
