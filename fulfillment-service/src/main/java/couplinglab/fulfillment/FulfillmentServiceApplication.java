package couplinglab.fulfillment;

import couplinglab.broker.deadletter.DeadLetterConfiguration;
import couplinglab.broker.deadletter.DeadLetters;
import couplinglab.broker.deadletter.Redrive;
import couplinglab.broker.intake.IntakeConfiguration;
import couplinglab.broker.sending.Sender;
import couplinglab.contracts.Topology;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the consumer. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Import({IntakeConfiguration.class, DeadLetterConfiguration.class})
public class FulfillmentServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(FulfillmentServiceApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Redrive redrive(DeadLetters deadLetters, Sender sender) {
        return new Redrive(deadLetters, sender, Topology.ORDERS);
    }
}
