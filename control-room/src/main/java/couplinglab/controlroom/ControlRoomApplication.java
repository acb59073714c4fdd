package couplinglab.controlroom;

import couplinglab.controlroom.cli.Lab;

/** Where the JVM begins. Most commands do without Spring and are done in a moment. */
public final class ControlRoomApplication {
    private ControlRoomApplication() {}

    public static void main(String[] arguments) {
        System.exit(Lab.run(arguments));
    }
}
