package couplinglab.cloud;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;

/** Threads that send one message after the other until the cloud is gone, and remember the acknowledged ones. */
record Senders(List<String> acknowledged, List<Thread> threads) {
    static Senders on(URI endpoint, String queue, int threads) {
        var acknowledged = new CopyOnWriteArrayList<String>();
        return new Senders(
                acknowledged,
                IntStream.range(0, threads)
                        .mapToObj(index -> start(() -> sendUntilRefused(endpoint, queue, acknowledged)))
                        .toList());
    }

    void awaitEnd() throws InterruptedException {
        for (var thread : threads) {
            thread.join();
        }
    }

    private static Thread start(Runnable work) {
        var thread = new Thread(work, "sender");
        thread.start();
        return thread;
    }

    private static void sendUntilRefused(URI endpoint, String queue, List<String> acknowledged) {
        try (var sqs = Sqs.at(endpoint)) {
            while (true) {
                var body = UUID.randomUUID().toString();
                sqs.send(queue, body);
                acknowledged.add(body);
            }
        } catch (SdkException cloudIsGone) {
            // The message of this round was not acknowledged; nothing is promised about it.
        }
    }
}
