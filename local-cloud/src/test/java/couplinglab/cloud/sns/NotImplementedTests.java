package couplinglab.cloud.sns;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.SnsRequest;

@Timeout(60)
class NotImplementedTests {
    /** The SDK has a method for each. */
    @Test
    void knowsEachActionOfSns() throws Exception {
        var notImplemented = new TreeSet<String>();
        try (var cloud = LocalCloud.start(CloudSettings.inMemory())) {
            for (var action : actions()) {
                var answer = answer(cloud, action);
                assertThat(answer).as(action).doesNotContain("InvalidAction");
                if (answer.contains("<Code>UnsupportedOperation</Code>")) {
                    assertThat(answer).contains("local-cloud does not implement " + action + ".");
                    notImplemented.add(action);
                }
            }
        }
        assertThat(notImplemented).containsExactlyInAnyOrderElementsOf(NotImplemented.ACTIONS);
    }

    private static Set<String> actions() {
        return Arrays.stream(SnsClient.class.getMethods())
                .filter(method -> method.getParameterCount() == 1
                        && SnsRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                        && !method.getName().endsWith("Paginator"))
                .map(method -> method.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                        + method.getName().substring(1))
                .collect(Collectors.toSet());
    }

    private static String answer(LocalCloud cloud, String action) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(cloud.eventsEndpoint())
                .POST(BodyPublishers.ofString("Version=2010-03-31&Action=" + action))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
