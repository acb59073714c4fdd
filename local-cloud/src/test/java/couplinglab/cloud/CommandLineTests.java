package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTests {
    @Test
    void readsPortAndFolder() {
        var settings = CommandLine.parse("--sqs-port=19324", "--data=/some where/sqs");
        assertThat(settings.sqsPort()).isEqualTo(19324);
        assertThat(settings.data()).isEqualTo(Path.of("/some where/sqs"));
    }

    @Test
    void keepsNothingWhereAskedEvenWithAFolder() {
        var settings = CommandLine.parse("--data=anywhere", "--in-memory");
        assertThat(settings.sqsPort()).isEqualTo(9324);
        assertThat(settings.data()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--sqs-port=9324",
                "--data=",
                "--data=x --sqs-port=",
                "--data=x --sqs-port=-1",
                "--data=x --sqs-port=65536",
                "--data=x --sqs-port=sqs",
                "--data=x extra",
            })
    void refusesAnythingElse(String arguments) {
        assertThatThrownBy(() -> CommandLine.parse(arguments.split(" ")))
                .isInstanceOf(CloudNotStarted.class)
                .hasMessageContaining("usage: ");
    }
}
