package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text from outside makes a second entry out of one. */
class LogTests {
    private static final String FORGED = "12:00:00.000 INFO  LocalCloud: all is well";

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n", "\u0085", "\u2028", "\u2029", "\f", "\u001B[2K", "\b\b", "\0"})
    void isOneEntryAnEvent(String separator) throws Exception {
        var context = new LoggerContext();
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LocalCloud.class.getResource("logback.xml"));
        var log = context.getLogger("ROOT");
        var console = (ConsoleAppender<ILoggingEvent>) log.getAppender("console");
        var event = new LoggingEvent(
                "here",
                log,
                Level.WARN,
                "said" + separator + FORGED,
                new IllegalStateException("x" + separator + FORGED),
                null);

        var entry = new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);

        assertThat(entry.split("[\n\r\u0085\u2028\u2029\f]"))
                .filteredOn(line -> !line.startsWith("\t"))
                .singleElement()
                .asString()
                .contains("WARN  ROOT: said");
        assertThat(entry).contains("IllegalStateException").doesNotContainPattern("[\\p{Cc}&&[^\r\n\t]]");
        context.stop();
    }
}
