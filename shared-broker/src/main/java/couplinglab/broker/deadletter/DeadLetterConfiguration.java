package couplinglab.broker.deadletter;

import couplinglab.broker.sending.SendingConfiguration;
import couplinglab.database.Transactions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * To be imported by a consumer that keeps its dead letters: whose migrations make the tables {@code dead_letters} and
 * {@code dead_letter_counter}, and which says by a bean {@link Redrive} to which queue they go back.
 */
@Configuration(proxyBeanMethods = false)
@Import({SendingConfiguration.class, DeadLetterController.class})
public class DeadLetterConfiguration {

    @Bean
    DeadLetters deadLetters(JdbcClient jdbc, Transactions transactions, JsonMapper mapper) {
        return new DeadLetters(jdbc, transactions, mapper);
    }
}
