package couplinglab.order.web;

import couplinglab.testing.LocalStack;
import couplinglab.testing.NeedsDocker;
import java.net.URI;

@NeedsDocker
class FanOutOnLocalStackTests extends FanOutContract {
    @Override
    URI sqs() {
        return LocalStack.endpoint();
    }

    @Override
    URI events() {
        return LocalStack.endpoint();
    }
}
