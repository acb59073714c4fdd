package couplinglab.controlroom.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccountingTests {
    @Test
    void isAllZeroForNothing() {
        var account = new Past().settled();

        assertThat(account.offered()).isZero();
        assertThat(account.lost()).isZero();
        assertThat(account.waitMillis()).isNull();
        assertThat(account.doneMillis()).isNull();
        assertThat(account.isBalanced()).isTrue();
    }

    @Test
    void callsTheRestLostOnceSettled() {
        var past = new Past().fulfilled("a", 0, 5).accepted("b", 1, 6).row("b", "PLACED");

        assertThat(past.running().waiting()).isEqualTo(1);
        assertThat(past.running().lost()).isNull();
        assertThat(past.settled().waiting()).isZero();
        assertThat(past.settled().lost()).isEqualTo(1);
        assertThat(past.settled().fulfilled()).isEqualTo(1);
        assertThat(past.settled().isBalanced()).isTrue();
    }

    @Test
    void countsEachShipmentBeyondTheFirst() {
        var account = new Past()
                .fulfilled("a", 0, 5)
                .shipped("a", 6)
                .shipped("a", 7)
                .fulfilled("b", 1, 6)
                .settled();

        assertThat(account.doubled()).isEqualTo(2);
        assertThat(account.fulfilled()).isEqualTo(2);
    }

    @Test
    void countsADoubledOrderThatNobodyHeardOfToo() {
        assertThat(new Past()
                        .unknown("a", 0, 10_000)
                        .shipped("a", 1)
                        .shipped("a", 2)
                        .settled()
                        .doubled())
                .isEqualTo(1);
    }

    @Test
    void findsUnknownOrdersAmongTheShipmentsOrNowhere() {
        var account = new Past()
                .unknown("a", 0, 10_000)
                .shipped("a", 12_000)
                .unknown("b", 1, 10_001)
                .settled();

        assertThat(account.unknown()).isEqualTo(2);
        assertThat(account.recovered()).isEqualTo(1);
        assertThat(account.neverSeen()).isEqualTo(1);
        assertThat(account.contradictions()).isEmpty();
        assertThat(account.isBalanced()).isTrue();
    }

    @Test
    void leavesPendingCallsOutOfTheEquation() {
        var account = new Past().fulfilled("a", 0, 5).pending("b", 6).running();

        assertThat(account.offered()).isEqualTo(1);
        assertThat(account.pending()).isEqualTo(1);
        assertThat(account.isBalanced()).isTrue();
    }

    @Test
    void countsDeadLettersOfTheConsumerAndOfTheRelay() {
        var account = new Past()
                .accepted("a", 0, 5)
                .row("a", "PLACED")
                .deadLettered("o-a")
                .accepted("b", 1, 6)
                .row("b", "DEAD_LETTERED")
                .settled();

        assertThat(account.deadLettered()).isEqualTo(2);
        assertThat(account.lost()).isZero();
    }

    @Test
    void countsAShippedDeadLetterAsFulfilledOnly() {
        var account = new Past().fulfilled("a", 0, 5).deadLettered("o-a").settled();

        assertThat(account.fulfilled()).isEqualTo(1);
        assertThat(account.deadLettered()).isZero();
    }

    @Test
    void leavesAloneWhatTheHistoryDoesNotKnow() {
        var account = new Past()
                .fulfilled("a", 0, 5)
                .shipped("another", 1)
                .shipped("another", 2)
                .shipped(null, "o-without-key", 3)
                .settled();

        assertThat(account.doubled()).isZero();
        assertThat(account.contradictions()).isEmpty();
    }

    @Test
    void countsWaitsOfAnsweredOrdersAndTheTimeToTheFirstShipment() {
        var account = new Past()
                .fulfilled("a", 0, 10)
                .refused("b", 0, 30)
                .unknown("c", 0, 10_000)
                .shipped("c", 12_000)
                .shipped("c", 15_000)
                .settled();

        assertThat(account.waitMillis()).isEqualTo(new Percentiles(10, 30, 30));
        assertThat(account.doneMillis()).isEqualTo(new Percentiles(10, 12_000, 12_000));
    }

    @Test
    void isNotBalancedWhenANumberIsNegativeOrMissing() {
        assertThat(account(5, 3, 1, 1, 3, 0).isBalanced()).isTrue();
        assertThat(account(6, 3, 1, 1, 3, 0).isBalanced()).isFalse();
        assertThat(account(5, 3, 1, 1, 2, 0).isBalanced()).isFalse();
        assertThat(account(5, 3, 1, 1, 4, -1).isBalanced()).isFalse();
    }

    private static Account account(int offered, int accepted, int refused, int unknown, int fulfilled, int lost) {
        return new Account(
                offered, 0, accepted, refused, unknown, fulfilled, 0, 0, 0, lost, 0, 0, 0, unknown, 0, 0, 0, 0, null,
                null, List.of());
    }
}
