package couplinglab.order.relay;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/**
 * Topic names as ARNs, remembered until a send fails. SNS has no question for a single one; to create it again, as some
 * do, would make a topic without subscriptions where there was none. Thread-safe.
 */
final class TopicArns {
    private final SnsAsyncClient sns;
    private final Map<String, String> arns = new ConcurrentHashMap<>();

    TopicArns(SnsAsyncClient sns) {
        this.sns = sns;
    }

    String of(String topic) {
        return arns.computeIfAbsent(
                topic,
                name -> all().stream()
                        .filter(arn -> arn.endsWith(":" + name))
                        .findFirst()
                        .orElseThrow(() -> new CompletionException(NotFoundException.builder()
                                .message("There is no topic of this name")
                                .build())));
    }

    void forget(String topic) {
        arns.remove(topic);
    }

    private List<String> all() {
        var found = new CopyOnWriteArrayList<String>();
        sns.listTopicsPaginator()
                .topics()
                .subscribe(topic -> found.add(topic.topicArn()))
                .join();
        return found;
    }
}
