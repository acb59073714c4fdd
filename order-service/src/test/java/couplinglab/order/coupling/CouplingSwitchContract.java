package couplinglab.order.coupling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.database.CommitUnanswered;
import couplinglab.order.TestDatabase;
import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.OrderBooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the switch promises on every database. */
interface CouplingSwitchContract {
    TestDatabase database();

    @Test
    default void beginsWithTheFirstMode() {
        assertThat(start().mode()).isEqualTo(CouplingMode.DIRECT);
    }

    @ParameterizedTest
    @EnumSource
    default void survivesARestart(CouplingMode mode) {
        var couplings = start();
        for (var former : CouplingMode.values()) {
            couplings.to(former);
        }
        couplings.to(mode);

        var restarted = start();

        assertThat(restarted.mode()).isEqualTo(mode);
        assertThat(restarted.now().mode()).isEqualTo(mode);
    }

    @Test
    default void staysWhereNobodyKnowsWhetherItWasStored() {
        var unplugged =
                new Couplings(database(), OrderBooks.on(database()), database().unansweredTransactions()).theSwitch();

        assertThatThrownBy(() -> unplugged.to(CouplingMode.QUEUE)).isInstanceOf(CommitUnanswered.class);

        assertThat(unplugged.mode()).isEqualTo(CouplingMode.DIRECT);
    }

    private CouplingSwitch start() {
        return new Couplings(database(), OrderBooks.on(database())).theSwitch();
    }
}
