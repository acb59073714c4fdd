package couplinglab.subscriber;

import couplinglab.broker.deadletter.DeadLetterConfiguration;
import couplinglab.broker.deadletter.DeadLetters;
import couplinglab.broker.deadletter.Redrive;
import couplinglab.broker.intake.IntakeConfiguration;
import couplinglab.broker.sending.Sender;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Starts one subscriber. Several may run side by side, each with its own name, queue and database: {@code notification},
 * {@code analytics}, {@code fraud-review}, {@code customs}.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({IntakeConfiguration.class, DeadLetterConfiguration.class})
public class SubscriberServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(SubscriberServiceApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Redrive redrive(DeadLetters deadLetters, Sender sender, SubscriberProperties subscriber) {
        return new Redrive(deadLetters, sender, subscriber.queue());
    }
}
