package couplinglab.controlroom.soak;

import static couplinglab.controlroom.process.ProcessNames.FULFILLMENT_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.LOCAL_CLOUD;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE_2;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.controlroom.process.Platform;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTests {
    private static final Cast ALL = Cast.of(Plan.rolesOn(Platform.JDK), LOCAL_CLOUD, Modes.MIXED, true);

    @Test
    void killsTheSubscribersThatRunAndNobodyWhoDoesNot() {
        var roles = Plan.rolesOn(Platform.JDK);

        assertThat(Cast.of(roles, LOCAL_CLOUD, Modes.MIXED, true).victims())
                .containsExactly("fulfillment-service", "local-cloud", "order-service", "order-service-2");
        assertThat(Cast.of(roles, LOCAL_CLOUD, Modes.BUS, false).victims())
                .contains("customs", "fraud-review", "order-service-2")
                .doesNotContain("subscriber-service", "analytics");
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        assertThat(Schedule.of(7, 50, ALL, List.of())).isEqualTo(Schedule.of(7, 50, ALL, List.of()));
        assertThat(Schedule.of(8, 50, ALL, List.of())).isNotEqualTo(Schedule.of(7, 50, ALL, List.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 17, 300})
    void killsExactlyAsOftenAsItIsTold(int kills) {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(Schedule.of(seed, kills, ALL, List.of()).stream()
                            .mapToInt(Fault::kills)
                            .sum())
                    .isEqualTo(kills);
        }
    }

    /** As each build soaks. */
    @ParameterizedTest
    @CsvSource({"TOPIC, 10", "BUS, 10", "MIXED, 6"})
    void killsEverybodyWhoMayBeKilled(Modes modes, int kills) {
        var cast = Cast.of(Plan.rolesOn(Platform.JDK), LOCAL_CLOUD, modes, true);
        for (long seed = 0; seed < 200; seed++) {
            var plan = Plan.of(seed, kills, 20, Plan.rolesOn(Platform.JDK), modes, Platform.JDK);
            var killed = new TreeSet<>(plan.births());
            killed.addAll(victims(plan.faults()));
            assertThat(killed).as("seed %d", seed).containsExactlyElementsOf(cast.victims());
        }
    }

    @ParameterizedTest
    @EnumSource(Modes.class)
    void killsEverybodyUnderLoadWhereTheKillsAreEnough(Modes modes) {
        var cast = Cast.of(Plan.rolesOn(Platform.JDK), LOCAL_CLOUD, modes, true);
        for (long seed = 0; seed < 200; seed++) {
            assertThat(victims(Schedule.of(seed, cast.victims().size(), cast, List.of())))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(cast.victims());
        }
    }

    @Test
    void dealsEveryKindOfFaultInALongRun() {
        assertThat(kinds(Schedule.of(1, 100, ALL, List.of())))
                .containsExactlyInAnyOrder(
                        "kill",
                        "kill-two-at-once",
                        "kill-while-starting",
                        "kill-during-redrive",
                        "kill-during-dead-lettering",
                        "crash-before-transaction",
                        "crash-after-commit",
                        "crash-before-delete",
                        "crash-relay-before-send",
                        "crash-relay-after-send",
                        "again-after-503",
                        "again-after-504",
                        "twice-at-once",
                        "cut-off",
                        "freeze",
                        "slow",
                        "fail",
                        "poison",
                        "redrive",
                        "refuse-entries",
                        "switch-mode");
    }

    @Test
    void killsOnlyTheRolesOfTheCast() {
        var consumerAlone = Cast.of(Set.of(FULFILLMENT_SERVICE), LOCAL_CLOUD, Modes.MIXED, true);
        assertThat(victims(Schedule.of(1, 100, consumerAlone, List.of()))).containsOnly(FULFILLMENT_SERVICE);
        var producers = Cast.of(Set.of(ORDER_SERVICE), LOCAL_CLOUD, Modes.QUEUE, true);
        assertThat(victims(Schedule.of(1, 100, producers, List.of()))).containsOnly(ORDER_SERVICE, ORDER_SERVICE_2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Modes.class,
            names = {"DIRECT", "GUARDED", "QUEUE"})
    void switchesNoModeWhereTheModeIsFixed(Modes fixed) {
        var cast = Cast.of(Plan.rolesOn(Platform.JDK), LOCAL_CLOUD, fixed, true);
        assertThat(kinds(Schedule.of(1, 100, cast, List.of())))
                .doesNotContain("switch-mode", "again-after-503", "again-after-504")
                .satisfies(kinds -> assertThat(kinds.contains("poison")).isEqualTo(fixed.queues()));
    }

    @Test
    void countsTheKillsOfTheFirstStartAmongAll() {
        var plan = Plan.of(1, 20, 20, Plan.rolesOn(Platform.JDK), Modes.MIXED, Platform.JDK);
        assertThat(plan.births()).containsExactly(ORDER_SERVICE, ORDER_SERVICE_2, FULFILLMENT_SERVICE);
        assertThat(plan.faults().stream().mapToInt(Fault::kills).sum()).isEqualTo(17);
        assertThat(Plan.of(1, 2, 20, Plan.rolesOn(Platform.JDK), Modes.MIXED, Platform.JDK)
                        .births())
                .hasSize(2);
    }

    private static Set<String> kinds(List<Fault> faults) {
        return faults.stream().map(Fault::kind).collect(Collectors.toSet());
    }

    private static Set<String> victims(List<Fault> faults) {
        return faults.stream().flatMap(fault -> fault.victims().stream()).collect(Collectors.toSet());
    }
}
