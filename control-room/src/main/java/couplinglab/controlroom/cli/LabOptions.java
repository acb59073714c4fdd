package couplinglab.controlroom.cli;

import couplinglab.controlroom.process.LabFolder;
import couplinglab.controlroom.process.Ports;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** Which lab a command is about; the commands below it are about the same. */
final class LabOptions {
    private static final int DEFAULT_COLUMNS = 80;
    private static final int MIN_COLUMNS = 40;

    @Option(
            names = "--ports",
            paramLabel = "BASE",
            description = "The port of the control room, from which all others follow; ${DEFAULT-VALUE} by default.",
            defaultValue = "8080",
            scope = ScopeType.INHERIT,
            converter = PortsConverter.class)
    private Ports ports = new Ports(Ports.DEFAULT_BASE);

    /** Read by picocli alone. */
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--help", usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help.")
    private boolean help;

    Ports ports() {
        return ports;
    }

    /** Where the modules are; the script says it. */
    Path home() {
        return Path.of(System.getProperty("lab.home", ""));
    }

    /** Whether a person watches; the script says it, since later releases of Java give a console in any case. */
    boolean onTerminal() {
        return Boolean.getBoolean("lab.terminal");
    }

    /** How wide the terminal is; the script says it, and where there is none, a line is as long as on most. */
    int columns() {
        return Math.max(MIN_COLUMNS, Integer.getInteger("lab.columns", DEFAULT_COLUMNS));
    }

    LabFolder folder() {
        var named = System.getenv("LAB_FOLDER");
        var root = named == null || named.isEmpty() ? home().resolve(".lab") : Path.of(named);
        return new LabFolder(
                root.resolve(String.valueOf(ports.base())).toAbsolutePath().normalize());
    }

    static final class PortsConverter implements ITypeConverter<Ports> {
        @Override
        public Ports convert(String value) {
            try {
                return new Ports(Integer.parseInt(value));
            } catch (NumberFormatException notANumber) {
                throw new TypeConversionException("'" + value + "' is not a port");
            } catch (IllegalArgumentException outOfRange) {
                throw new TypeConversionException(String.valueOf(outOfRange.getMessage()));
            }
        }
    }
}
