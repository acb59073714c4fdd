package couplinglab.broker;

import io.awspring.cloud.sqs.listener.MessageListenerContainer;
import io.awspring.cloud.sqs.listener.MessageListenerContainerRegistry;

/**
 * Starts the SQS listeners when their queues are there. The framework would start them with the context, and fail it
 * where the broker does not answer.
 */
final class Listeners implements StartsWithBroker {
    private final MessageListenerContainerRegistry registry;

    Listeners(MessageListenerContainerRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void brokerIsThere() {
        registry.getListenerContainers().stream()
                .filter(container -> !container.isRunning())
                .forEach(MessageListenerContainer::start);
    }
}
