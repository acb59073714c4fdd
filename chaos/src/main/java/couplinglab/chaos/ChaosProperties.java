package couplinglab.chaos;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param enabled whether {@code /chaos} exists at all; false unless set
 * @param slow the pace from the process's start on
 * @param crashAt the crash that is armed from the process's start on
 */
@ConfigurationProperties("chaos")
record ChaosProperties(
        boolean enabled, @Nullable Slow slow, @Nullable CrashPoint crashAt) {

    ChaosState initialState() {
        return ChaosState.CALM.slowedTo(slow).crashingAt(crashAt);
    }
}
