package couplinglab.controlroom.web;

import couplinglab.controlroom.process.PortTaken;
import couplinglab.controlroom.process.Ports;
import couplinglab.controlroom.process.ProcessNames;
import couplinglab.controlroom.process.Processes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;

/** The web application of the control room. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamSettings.class)
public class ControlRoom {

    /**
     * Returns when requests are served.
     *
     * @param log the file that gets the log
     * @throws PortTaken if another program came first
     */
    public static ConfigurableApplicationContext start(Ports ports, Path log, Processes processes, LabControl control) {
        try {
            return new SpringApplicationBuilder(ControlRoom.class)
                    .initializers(context -> {
                        var beans = (GenericApplicationContext) context;
                        beans.registerBean(Processes.class, () -> processes);
                        beans.registerBean(LabControl.class, () -> control);
                    })
                    .run("--server.port=" + ports.base(), "--logging.file.name=" + log);
        } catch (PortInUseException taken) {
            throw new PortTaken(ports.base(), ProcessNames.CONTROL_ROOM);
        }
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    TrafficControl traffic() {
        return new TrafficControl() {
            private volatile double rate;

            @Override
            public double rate() {
                return rate;
            }

            @Override
            public void setRate(double ordersPerSecond) {
                rate = ordersPerSecond;
            }
        };
    }

    @Bean
    LedgerView ledger() {
        return List::of;
    }
}
