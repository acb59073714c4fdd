package couplinglab.chaos;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a service can have done to it. Each service that uses this module declares one as a bean; the kill needs no
 * declaration.
 *
 * @param crashPoints the points at which the service calls {@link CrashPoints}; needed by {@link Fault#CRASH_AT}
 */
public record ChaosProfile(Set<Fault> faults, Set<CrashPoint> crashPoints) {

    public ChaosProfile {
        faults = Set.copyOf(faults);
        crashPoints = Set.copyOf(crashPoints);
    }

    /** A service that takes work in: everything can be done to it. */
    public static ChaosProfile consumer() {
        return new ChaosProfile(
                Set.of(Fault.values()),
                Set.of(CrashPoint.BEFORE_TRANSACTION, CrashPoint.AFTER_COMMIT, CrashPoint.BEFORE_DELETE));
    }

    /** A service that hands work on: it can be killed, and crash around its sending. */
    public static ChaosProfile producer() {
        return new ChaosProfile(
                Set.of(Fault.CRASH_AT), Set.of(CrashPoint.RELAY_BEFORE_SEND, CrashPoint.RELAY_AFTER_SEND));
    }

    String supportedFaults() {
        return "kill" + faults.stream().sorted().map(fault -> ", " + fault).collect(Collectors.joining());
    }

    String supportedCrashPoints() {
        return crashPoints.stream().sorted().map(CrashPoint::toString).collect(Collectors.joining(", "));
    }
}
