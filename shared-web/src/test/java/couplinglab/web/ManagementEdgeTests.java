package couplinglab.web;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The edge on the management port. */
@EdgeTest
class ManagementEdgeTests implements EdgeContract {
    private final int port;

    ManagementEdgeTests(@Autowired Environment environment) {
        port = environment.getRequiredProperty("local.management.port", Integer.class);
    }

    @Override
    public int port() {
        return port;
    }
}
