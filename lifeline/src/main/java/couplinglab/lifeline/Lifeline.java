package couplinglab.lifeline;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs another program's {@code main} and halts the JVM as soon as standard input ends. The control room starts its
 * children through this class and holds the other end of the pipe: the operating system closes it however the control
 * room dies, on every platform. The programs themselves know nothing of it.
 *
 * <pre>java -cp lifeline.jar:program.jar couplinglab.lifeline.Lifeline the.program.Main its arguments</pre>
 */
public final class Lifeline {
    /** The exit status of a child whose parent is gone. */
    public static final int PARENT_GONE = 86;

    private Lifeline() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        var watch = new Thread(Lifeline::haltAtEndOfInput, "lifeline");
        watch.setDaemon(true);
        watch.start();
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void haltAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever written; only the end matters.
            }
        } catch (IOException pipeBroken) {
            System.err.println("lifeline: standard input failed (" + pipeBroken.getMessage() + "), halting");
        }
        Runtime.getRuntime().halt(PARENT_GONE);
    }
}
