package couplinglab.lifeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Starts a child on a lifeline, says its process id, and holds the other end until killed. */
public final class Parent {
    private Parent() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var child = LifelineTests.onALifeline(Waiter.class, "up").start();
        try (var output = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            output.readLine();
            System.out.println(child.pid());
            child.waitFor();
        }
    }
}
