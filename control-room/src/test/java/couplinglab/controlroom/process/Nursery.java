package couplinglab.controlroom.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A JVM that starts a lab of one stand-in, tells its process id, and waits to be killed. */
public final class Nursery {
    private Nursery() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var lab = StandIns.lab(Path.of(arguments[0]), StandIns.service("one"));
        lab.start(ready -> System.out.println("child " + ready.pid()));
        new CountDownLatch(1).await();
    }
}
