package couplinglab.fulfillment;

import couplinglab.testing.LocalStackConfiguration;
import org.springframework.boot.SpringApplication;

/** Starts the consumer from an IDE on a LocalStack container, where it meets a producer that was started alike. */
final class FulfillmentServiceOnLocalStack {
    private FulfillmentServiceOnLocalStack() {}

    public static void main(String[] arguments) {
        SpringApplication.from(FulfillmentServiceApplication::main)
                .with(LocalStackConfiguration.class)
                .run(LocalStackConfiguration.withChaos(arguments));
    }
}
