package couplinglab.partner.importing;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What became of a line of a file: either it is an order, or there is a reason why it never will be.
 *
 * @param line as the records of the file are counted; the header is 1
 */
public record ImportedLine(
        int line, @Nullable String orderId, @Nullable String reason) {
    private static final int LONGEST_REASON = 500;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    static ImportedLine placed(int line, String orderId) {
        return new ImportedLine(line, orderId, null);
    }

    static ImportedLine refused(int line, String reason) {
        return new ImportedLine(line, null, shortened(reason));
    }

    /** As every database takes it. */
    static String shortened(String reason) {
        var clean = CONTROL.matcher(reason).replaceAll("?");
        return clean.length() <= LONGEST_REASON ? clean : clean.substring(0, LONGEST_REASON);
    }
}
