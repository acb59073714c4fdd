package couplinglab.order.coupling;

import couplinglab.database.Transactions;
import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.Orders;
import couplinglab.order.relay.Outbox;
import couplinglab.order.relay.Relay;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The couplings side by side: two tight ones, and one loose one for each intermediary. */
@Configuration(proxyBeanMethods = false)
class CouplingConfiguration {

    @Bean
    RecordedCall recordedCall(Orders orders, Transactions transactions, CouplingProperties properties) {
        return new RecordedCall(orders, transactions, properties);
    }

    @Bean
    RestFulfillment naiveClient(CouplingProperties properties) {
        return RestFulfillment.withoutTimeouts(properties.fulfillmentUrl());
    }

    @Bean
    RestFulfillment patientClient(CouplingProperties properties) {
        return RestFulfillment.withTimeouts(properties.fulfillmentUrl(), Duration.ofMillis(250), Duration.ofSeconds(1));
    }

    @Bean
    DirectCoupling direct(RecordedCall call, RestFulfillment naiveClient) {
        return new DirectCoupling(call, naiveClient);
    }

    @Bean
    GuardedCoupling guarded(RecordedCall call, RestFulfillment patientClient) {
        return new GuardedCoupling(call, new Guard(patientClient));
    }

    @Bean
    OutboxCoupling queue(
            CouplingProperties properties, Orders orders, Outbox outbox, Relay relay, Transactions transactions) {
        return new OutboxCoupling(
                CouplingMode.QUEUE,
                properties.ordersQueue(),
                properties.confirmationsQueue(),
                orders,
                outbox,
                relay,
                transactions);
    }

    @Bean
    OutboxCoupling topic(
            CouplingProperties properties, Orders orders, Outbox outbox, Relay relay, Transactions transactions) {
        return new OutboxCoupling(
                CouplingMode.TOPIC,
                properties.topic(),
                properties.confirmationsQueue(),
                orders,
                outbox,
                relay,
                transactions);
    }

    @Bean
    OutboxCoupling bus(
            CouplingProperties properties, Orders orders, Outbox outbox, Relay relay, Transactions transactions) {
        return new OutboxCoupling(
                CouplingMode.BUS,
                properties.bus(),
                properties.confirmationsQueue(),
                orders,
                outbox,
                relay,
                transactions);
    }

    @Bean
    CouplingSwitch couplingSwitch(
            JdbcClient jdbc,
            Transactions transactions,
            List<Coupling> couplings,
            MeterRegistry meters,
            CouplingProperties properties) {
        Stream<Coupling> measured = couplings.stream().map(coupling -> new MeasuredCoupling(coupling, meters));
        return new CouplingSwitch(jdbc, transactions, measured.toList(), properties.firstMode());
    }
}
