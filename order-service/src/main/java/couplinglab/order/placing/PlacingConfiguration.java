package couplinglab.order.placing;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlacingConfiguration {

    /** Random, so that nobody can guess another order's id. */
    @Bean
    Supplier<UUID> orderIds() {
        return UUID::randomUUID;
    }
}
