package couplinglab.partner;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * Starts the gateway of the partners: the carrier's webhook, whose events go on the bus, and, where there is an S3, the
 * import of files of orders. It holds no state of the webhook; of the imports it keeps what became of each line.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PartnerGatewayApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(PartnerGatewayApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
