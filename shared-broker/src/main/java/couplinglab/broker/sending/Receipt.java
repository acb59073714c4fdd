package couplinglab.broker.sending;

import org.jspecify.annotations.Nullable;

/**
 * What the broker said to one message.
 *
 * @param error why it was not acknowledged, or null if it was
 */
public record Receipt(@Nullable String error) {
    public static final Receipt ACKNOWLEDGED = new Receipt(null);

    public boolean acknowledged() {
        return error == null;
    }
}
