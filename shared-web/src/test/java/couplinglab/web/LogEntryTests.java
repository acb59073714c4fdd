package couplinglab.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** No text from outside makes a second entry out of one. */
class LogEntryTests {
    private static final String FORGED = "12:00:00.000 INFO all is well";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r",
                "\r\n",
                "\n\n",
                "\r\r\n",
                "\u000B",
                "\f",
                "\u0085",
                "\u2028",
                "\u2029",
                "\n\t\n",
                "\u001B[2K\u001B[1G",
                "\b\b\b",
                "\u009B2K",
                "\u202E",
                "\0"
            })
    void keepsAMessageInOneEntry(String separator) {
        assertOneEntry(entry("ada" + separator + FORGED, null));
    }

    @Test
    void keepsTheMessagesOfExceptionsInOneEntry() {
        var failure = new IllegalStateException("a\r\n" + FORGED, new IllegalArgumentException("b\n" + FORGED));
        failure.addSuppressed(new IllegalStateException("c\u2028" + FORGED));
        assertOneEntry(entry("It failed", failure));
    }

    @Test
    void leavesStackTracesAndOrdinaryTextAsTheyAre() {
        var entry = entry("Zoë zahlt 5 € 🙂\tnow", new IllegalStateException("broken"));
        assertThat(entry).startsWith("12:34 Zoë zahlt 5 € 🙂\tnow\n");
        assertThat(entry)
                .contains("\tjava.lang.IllegalStateException: broken\n\tat ")
                .endsWith("\n");
    }

    @ExtendWith(OutputCaptureExtension.class)
    @Test
    void isAroundWhateverPatternAServiceChooses(CapturedOutput output) {
        var application = new SpringApplicationBuilder(Silent.class).web(WebApplicationType.NONE);
        try (var service = application.run("--logging.pattern.console=%d{HH:mm} [%thread] %msg%n%wEx")) {
            LoggerFactory.getLogger(Silent.class).warn("forged\r\n{}\u001B[31m", FORGED);
            assertThat(service.isActive()).isTrue();
        }
        assertThat(output.getAll()).contains("forged\n\t" + FORGED + "\\u001B[31m\n");
    }

    private static void assertOneEntry(String entry) {
        assertThat(entry.split("[\n\r\u000B\f\u0085\u2028\u2029]"))
                .filteredOn(line -> !line.startsWith("\t"))
                .containsExactly(entry.substring(0, entry.indexOf('\n')));
        assertThat(entry).startsWith("12:34 ").endsWith("\n").doesNotContainPattern("[\\p{Cc}\u202E&&[^\n\t]]");
        assertThat(entry.stripTrailing()).contains(FORGED);
    }

    private static String entry(String message, @Nullable Throwable failure) {
        var context = new LoggerContext();
        var layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put("entry", LogEntry::new);
        layout.setPattern("%entry(12:34 %msg%n%ex)");
        layout.start();
        Logger logger = context.getLogger("some");
        return layout.doLayout(new LoggingEvent("here", logger, Level.WARN, message, failure, null));
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    static class Silent {}
}
