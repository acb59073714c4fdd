package couplinglab.controlroom.check;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The name of a key or an order, in 32 bytes where it is a UUID in lower case, as nearly all are; a million of both
 * must fit into little memory.
 *
 * @param other the name where it is no such UUID
 */
record Id(long high, long low, @Nullable String other) {
    private static final int LENGTH_OF_UUID = 36;

    static Id of(String name) {
        if (looksLikeUuid(name)) {
            var uuid = UUID.fromString(name);
            return new Id(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits(), null);
        }
        return new Id(0, name.hashCode(), name);
    }

    /** Java reads UUIDs in other spellings too, but other spellings are other names. */
    private static boolean looksLikeUuid(String name) {
        if (name.length() != LENGTH_OF_UUID) {
            return false;
        }
        for (int i = 0; i < LENGTH_OF_UUID; i++) {
            char c = name.charAt(i);
            boolean hyphenBelongsHere = i == 8 || i == 13 || i == 18 || i == 23;
            boolean fits = hyphenBelongsHere ? c == '-' : isHexDigit(c);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    @Override
    public String toString() {
        return other != null ? other : new UUID(high, low).toString();
    }
}
