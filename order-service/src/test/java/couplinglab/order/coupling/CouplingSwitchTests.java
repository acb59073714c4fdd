package couplinglab.order.coupling;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.order.TestDatabase;
import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.OrderBooks;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CouplingSwitchTests {
    @TempDir
    Path folder;

    @Test
    void beginsWithTheFirstMode() {
        assertThat(start().mode()).isEqualTo(CouplingMode.DIRECT);
    }

    @ParameterizedTest
    @EnumSource
    void survivesARestart(CouplingMode mode) {
        start().to(mode);

        var restarted = start();

        assertThat(restarted.mode()).isEqualTo(mode);
        assertThat(restarted.now().mode()).isEqualTo(mode);
    }

    private CouplingSwitch start() {
        var database = TestDatabase.h2(folder);
        return new Couplings(database, OrderBooks.on(database)).theSwitch();
    }
}
