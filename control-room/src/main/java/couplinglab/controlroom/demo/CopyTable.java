package couplinglab.controlroom.demo;

import couplinglab.controlroom.ledger.SubscriberAccount;
import java.util.List;
import java.util.stream.Stream;

/** Who got how many copies, a line for each subscriber and run that it had a part in. */
final class CopyTable {
    private CopyTable() {}

    static List<String> lines(List<RunRow> rows) {
        return rows.stream().flatMap(CopyTable::lines).toList();
    }

    private static Stream<String> lines(RunRow row) {
        return row.subscribers().stream()
                .filter(account -> account.expected() > 0 || account.misrouted() > 0)
                .map(account -> line(row, account));
    }

    private static String line(RunRow row, SubscriberAccount account) {
        return row.id() + ": " + account.subscriber() + " handled " + account.handled() + " of " + account.expected()
                + " copies (of " + row.accepted() + " accepted orders), dead-lettered "
                + account.deadLettered() + ", LOST "
                + (account.lost() == null ? "–" : account.lost()) + ", doubled " + account.doubled() + ", misrouted "
                + account.misrouted();
    }
}
