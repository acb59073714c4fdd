package couplinglab.subscriber;

import couplinglab.testing.MeetingPlace;
import org.springframework.boot.SpringApplication;

/** Starts a subscriber from an IDE on a LocalStack container, where it meets a producer that was started alike. */
final class SubscriberServiceOnLocalStack {
    private SubscriberServiceOnLocalStack() {}

    public static void main(String[] arguments) {
        SpringApplication.from(SubscriberServiceApplication::main).run(MeetingPlace.arguments(arguments));
    }
}
