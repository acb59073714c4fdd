package couplinglab.broker;

import io.awspring.cloud.sqs.config.SqsMessageListenerContainerFactory;
import io.awspring.cloud.sqs.listener.SqsContainerOptions;
import io.awspring.cloud.sqs.listener.StandardSqsComponentFactory;
import io.awspring.cloud.sqs.listener.source.MessageSource;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Lets each listener end in order and soon: no more polls, then the work in hand, with its deletions. A deletion after that
 * would be dropped without a word, and its message worked on twice; so would one that waits in a buffer, which the
 * framework has for them unless told otherwise (https://github.com/awspring/spring-cloud-aws/issues/1661).
 */
final class PromptStop implements BeanPostProcessor {
    /** Less than the 5 s that the lab on the JDK gives a process before it kills it. */
    private static final Duration WORK_IN_HAND = Duration.ofSeconds(4);

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof SqsMessageListenerContainerFactory<?> factory) {
            prepare(factory);
        }
        return bean;
    }

    private static <T> void prepare(SqsMessageListenerContainerFactory<T> factory) {
        factory.setContainerComponentFactories(List.of(new PromptComponents<>()));
        factory.configure(options -> options.listenerShutdownTimeout(WORK_IN_HAND)
                .acknowledgementInterval(Duration.ZERO)
                .acknowledgementThreshold(0));
    }

    private static final class PromptComponents<T> extends StandardSqsComponentFactory<T> {
        @Override
        public MessageSource<T> createMessageSource(SqsContainerOptions options) {
            return new PromptSource<>();
        }
    }
}
