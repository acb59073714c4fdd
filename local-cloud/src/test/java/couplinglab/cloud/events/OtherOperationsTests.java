package couplinglab.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.wire.AwsError;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeRequest;

@Timeout(60)
class OtherOperationsTests {
    @TempDir
    Path data;

    /** The SDK has a method for each. */
    @Test
    void knowsEachOperationOfEventBridge() throws Exception {
        var notImplemented = new TreeSet<String>();
        try (var opened = OpenBridge.on(data, (queue, letters) -> List.of())) {
            for (var operation : operations()) {
                if (codeOf(opened, operation).equals("UnsupportedOperationException")) {
                    notImplemented.add(operation);
                }
            }
        }
        assertThat(notImplemented).containsExactlyInAnyOrderElementsOf(OtherOperations.NAMES);
    }

    private static String codeOf(OpenBridge opened, String operation) {
        try {
            opened.ask(operation, "{}");
            return "";
        } catch (AwsError error) {
            assertThat(error.code()).as(operation).isNotEqualTo("UnknownOperationException");
            return error.code();
        }
    }

    private static Set<String> operations() {
        return Arrays.stream(EventBridgeClient.class.getMethods())
                .filter(method -> method.getParameterCount() == 1
                        && EventBridgeRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .map(method -> method.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                        + method.getName().substring(1))
                .collect(Collectors.toSet());
    }
}
