package couplinglab.web;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The edge on the main port. */
@EdgeTest
class MainEdgeTests implements EdgeContract, HostContract {
    private final int port;

    MainEdgeTests(@Autowired Environment environment) {
        port = environment.getRequiredProperty("local.server.port", Integer.class);
    }

    @Override
    public int port() {
        return port;
    }

    @Test
    void hasNothingToShowWhereErrorsAreRendered() throws Exception {
        send(request("/error").GET()).isProblem(404, "not-found");
    }
}
