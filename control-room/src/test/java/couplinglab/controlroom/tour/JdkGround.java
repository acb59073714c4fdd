package couplinglab.controlroom.tour;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.controlroom.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The lab as child processes. All that it leaves is in the folder. */
record JdkGround(Path home, Path folder, Ports free) implements Ground {

    /** @param folder in which the tour is walked; it gets a {@code ./lab} that knows its ports */
    static Ground in(Path folder, Path home) throws IOException {
        var free = Ports.free();
        var script = Files.writeString(
                folder.resolve("lab"), "#!/bin/sh\nexec \"$TOUR_HOME/lab\" \"$@\" --ports " + free.base() + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return new JdkGround(home, folder, free);
    }

    @Override
    public String name() {
        return "jdk";
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "TOUR_HOME",
                home.toString(),
                "LAB_FOLDER",
                folder.resolve("data").toString());
    }

    @Override
    public Map<String, Integer> ports() {
        return of(free);
    }

    @Override
    public List<String> left() {
        return List.of();
    }

    @Override
    public void close() {
        // The folder is the test's.
    }

    static Map<String, Integer> of(Ports ports) {
        return Map.of(
                "8080", ports.base(),
                "8081", ports.orderService(),
                "8082", ports.fulfillmentService(),
                "8083", ports.orderService2(),
                "8091", Ports.managementOf(ports.orderService()),
                "8092", Ports.managementOf(ports.fulfillmentService()),
                "8093", Ports.managementOf(ports.orderService2()),
                "9324", ports.sqs());
    }
}
