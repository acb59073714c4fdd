package couplinglab.fulfillment;

import couplinglab.testing.MeetingPlace;
import org.springframework.boot.SpringApplication;

/** Starts the consumer from an IDE on a LocalStack container, where it meets a producer that was started alike. */
final class FulfillmentServiceOnLocalStack {
    private FulfillmentServiceOnLocalStack() {}

    public static void main(String[] arguments) {
        SpringApplication.from(FulfillmentServiceApplication::main).run(MeetingPlace.arguments(arguments));
    }
}
