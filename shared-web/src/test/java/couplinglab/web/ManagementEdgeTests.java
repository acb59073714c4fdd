package couplinglab.web;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The edge on the management port. */
@EdgeTest
class ManagementEdgeTests implements EdgeContract, HostContract {
    private final int port;

    ManagementEdgeTests(@Autowired Environment environment) {
        port = environment.getRequiredProperty("local.management.port", Integer.class);
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
