package couplinglab.order;

import couplinglab.testing.MeetingPlace;
import org.springframework.boot.SpringApplication;

/** Starts the producer from an IDE on a LocalStack container, where it meets a consumer that was started alike. */
final class OrderServiceOnLocalStack {
    private OrderServiceOnLocalStack() {}

    public static void main(String[] arguments) {
        SpringApplication.from(OrderServiceApplication::main).run(MeetingPlace.arguments(arguments));
    }
}
