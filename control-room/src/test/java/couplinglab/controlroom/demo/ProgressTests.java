package couplinglab.controlroom.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTests {
    private final StringWriter shown = new StringWriter();

    @Test
    void isALineAStepWhereNoPersonWatches() {
        tell(false);

        assertThat(shown.toString().lines()).containsExactly("1/2 one", "2/2 two");
    }

    @Test
    void staysOnItsLineOnATerminal() {
        tell(true);

        assertThat(shown.toString())
                .contains("\r[------------------------] 0/2 one", "\r[############------------] 1/2 two")
                .doesNotContain("\n")
                .endsWith("\r");
    }

    private void tell(boolean terminal) {
        var progress = new Progress(new PrintWriter(shown), terminal, 2);
        progress.step("one");
        progress.step("two");
        progress.end();
    }
}
