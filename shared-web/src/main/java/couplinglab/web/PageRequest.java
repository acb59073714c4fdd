package couplinglab.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which page a caller wants: {@code limit} items whose position is greater than {@code after}. Positions must be
 * assigned in the order of the commits, or a page would step over a row that commits late.
 */
public record PageRequest(long after, int limit) {
    public static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 500;
    private static final Pattern POSITION = Pattern.compile("after:([0-9]{1,18})");

    /**
     * @param after the {@code next} of the page before, or null for the first
     * @throws BadParameter if a value is not allowed
     */
    public static PageRequest of(@Nullable String after, @Nullable Integer limit) {
        int wanted = limit == null ? DEFAULT_LIMIT : limit;
        if (wanted < 1 || wanted > MAX_LIMIT) {
            throw new BadParameter("limit", "must be a whole number from 1 to " + MAX_LIMIT);
        }
        return new PageRequest(after == null ? 0 : position(after), wanted);
    }

    static String cursor(long position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("after:" + position).getBytes(StandardCharsets.US_ASCII));
    }

    private static long position(String cursor) {
        try {
            var position =
                    POSITION.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            if (position.matches()) {
                return Long.parseLong(position.group(1));
            }
        } catch (IllegalArgumentException notBase64) {
            throw unknownCursor(notBase64);
        }
        throw unknownCursor(null);
    }

    private static BadParameter unknownCursor(@Nullable Throwable cause) {
        var bad = new BadParameter("after", "must be the \"next\" of an earlier page");
        if (cause != null) {
            bad.initCause(cause);
        }
        return bad;
    }
}
