package couplinglab.controlroom.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTests {
    private static final long SECOND = 1_000_000_000;

    private final Schedule schedule = new Schedule();

    @Test
    void hasNoArrivalsAtFirstAndAtRateZero() {
        assertThat(schedule.next()).isEqualTo(Schedule.NEVER);
        schedule.set(0, Schedule.UNLIMITED, 5);
        assertThat(schedule.next()).isEqualTo(Schedule.NEVER);
    }

    @Test
    void keepsTheRateExactlyHoweverLongItRuns() {
        schedule.set(3, Schedule.UNLIMITED, 100);
        for (int i = 0; i < 3 * 3600; i++) {
            schedule.take();
        }
        schedule.take();
        schedule.take();

        assertThat(schedule.next()).isEqualTo(100 + 3601 * SECOND);
    }

    @Test
    void isNotHeldUpByArrivalsThatAreTakenLate() {
        schedule.set(10, Schedule.UNLIMITED, 0);
        schedule.take();

        assertThat(schedule.next()).isEqualTo(SECOND / 5);
    }

    @Test
    void endsWithTheLastOfALimitedNumber() {
        schedule.set(10, 2, 0);
        schedule.take();
        assertThat(schedule.rate()).isEqualTo(10);
        schedule.take();

        assertThat(schedule.next()).isEqualTo(Schedule.NEVER);
        assertThat(schedule.rate()).isZero();
    }
}
