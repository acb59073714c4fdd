package couplinglab.cloud;

import couplinglab.testing.LocalStack;
import couplinglab.testing.NeedsDocker;

/** {@link EventBridgeOnLocalStack} and docs/localstack.md have the differences. */
@NeedsDocker
class EventBridgeOnLocalStackTests implements EventBridgeOnLocalStack {
    private final Sqs sqs = Sqs.at(LocalStack.endpoint());
    private final Events events = Events.at(LocalStack.endpoint());

    @Override
    public Sqs sqs() {
        return sqs;
    }

    @Override
    public Events events() {
        return events;
    }
}
