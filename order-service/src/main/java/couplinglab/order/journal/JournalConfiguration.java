package couplinglab.order.journal;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class JournalConfiguration {

    @Bean
    Journal journal(JournalProperties properties, Clock clock) {
        var path = properties.journal();
        return path == null ? Journal.off() : Journal.in(path, clock);
    }

    /** @param journal the file to append to, or null to keep no journal */
    @ConfigurationProperties("order")
    record JournalProperties(@Nullable Path journal) {}
}
