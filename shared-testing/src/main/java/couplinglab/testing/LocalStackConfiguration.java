package couplinglab.testing;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * Lets a service that is started from an IDE meet the other one in one LocalStack, on its usual port 4566: whoever comes
 * first starts the container, and whoever comes second finds it, or the one of docker compose. It ends with the process
 * that started it, and its messages with it; with {@code testcontainers.reuse.enable=true} in
 * {@code ~/.testcontainers.properties} it stays until {@code docker rm -f}.
 */
@Configuration(proxyBeanMethods = false)
public class LocalStackConfiguration {

    @Bean
    DynamicPropertyRegistrar meetingPlace() {
        var endpoint = MeetingPlace.open();
        return registry -> registry.add("spring.cloud.aws.sqs.endpoint", () -> endpoint);
    }

    /** A service's arguments, with chaos on unless they say otherwise: a registrar's properties come too late for it. */
    public static String[] withChaos(String... arguments) {
        return Stream.concat(Stream.of("--chaos.enabled=true"), Arrays.stream(arguments))
                .toArray(String[]::new);
    }
}
