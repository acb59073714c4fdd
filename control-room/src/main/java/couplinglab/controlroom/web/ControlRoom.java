package couplinglab.controlroom.web;

import couplinglab.controlroom.process.PortTaken;
import couplinglab.controlroom.process.Ports;
import couplinglab.controlroom.process.ProcessNames;
import java.nio.file.Path;
import java.time.Clock;
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
    public static ConfigurableApplicationContext start(Ports ports, Path log, LabControl lab) {
        try {
            return new SpringApplicationBuilder(ControlRoom.class)
                    .initializers(
                            context -> ((GenericApplicationContext) context).registerBean(LabControl.class, () -> lab))
                    .run("--server.port=" + ports.base(), "--logging.file.name=" + log);
        } catch (PortInUseException taken) {
            throw new PortTaken(ports.base(), ProcessNames.CONTROL_ROOM);
        }
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
