package couplinglab.controlroom.demo;

import couplinglab.controlroom.ledger.SubscriberAccount;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What is claimed of topic and bus: who gets a copy of which order. Order and counts decide, never durations. */
final class CopyClaims {
    private CopyClaims() {}

    /** Each order that was accepted while one subscriber was dead reached the two others before it was revived. */
    static Finding othersNoticeNothing(Run run) {
        var fanOut = run.clues().fanOut();
        return fanOut == null
                ? new Finding(false, "nobody looked at the other subscribers")
                : new Finding(
                        fanOut.accepted() >= Claims.ENOUGH
                                && fanOut.shipped() == fanOut.accepted()
                                && fanOut.handled() == fanOut.accepted(),
                        "of " + fanOut.accepted() + " orders accepted so far, fulfillment-service had shipped "
                                + fanOut.shipped() + " and " + fanOut.other() + " had handled " + fanOut.handled()
                                + " while " + fanOut.dead() + " was still dead");
    }

    static Finding catchesUp(Run run) {
        var fanOut = run.clues().fanOut();
        var dead = of(run, fanOut == null ? "" : fanOut.dead());
        return finding(
                dead,
                !dead.isEmpty() && dead.get(0).handled() == run.row().accepted(),
                run.row().accepted());
    }

    /** Those that route by content got some orders and not all, exactly those that their rules name. */
    static Finding routesByContent(Run run) {
        var routed = of(run, RunId.FRAUD_REVIEW, RunId.CUSTOMS);
        return finding(
                routed,
                routed.size() == 2
                        && routed.stream()
                                .allMatch(account -> account.handled() > 0
                                        && account.handled() < run.row().accepted()),
                run.row().accepted());
    }

    /** The new rule's queue gets what it names from then on; nobody else was touched. */
    static Finding followsTheNewRule(Run run) {
        var change = run.clues().change();
        var added = of(run, RunId.ANALYTICS);
        var finding = finding(
                added,
                change != null
                        && change.untouched()
                        && added.size() == 1
                        && added.get(0).handled() > 0,
                run.row().accepted());
        return new Finding(
                finding.holds(),
                finding.measured() + "; producer and consumer "
                        + (change != null && change.untouched() ? "ran on" : "did not run on"));
    }

    /** Each order that was accepted while no rule matched is unmatched, each other one is shipped, and none is lost. */
    static Finding dropsWhatNoRuleMatches(Run run) {
        var row = run.row();
        var clue = run.clues().unmatched();
        if (clue == null) {
            return new Finding(false, "no rule was taken away");
        }
        return new Finding(
                clue.accepted() >= Claims.ENOUGH
                        && row.unmatched() == clue.accepted()
                        && row.fulfilled() + row.unmatched() == row.accepted()
                        && Objects.equals(row.lost(), 0),
                clue.accepted() + " orders accepted without " + String.join(", ", clue.rules()) + "; of "
                        + row.accepted() + " in the whole run " + row.fulfilled() + " fulfilled, " + row.unmatched()
                        + " unmatched, " + (row.lost() == null ? "unknown" : row.lost()) + " lost");
    }

    /** Of every run and every subscriber: no copy is missing, doubled or misrouted. */
    static boolean areExact(Run run) {
        return run.row().subscribers().stream().allMatch(SubscriberAccount::isClean);
    }

    static String copies(Run run) {
        return words(run.row().subscribers());
    }

    private static Finding finding(List<SubscriberAccount> accounts, boolean holds, int accepted) {
        return new Finding(
                holds && accounts.stream().allMatch(SubscriberAccount::isClean),
                accepted + " orders accepted; " + words(accounts));
    }

    private static List<SubscriberAccount> of(Run run, String... names) {
        return run.row().subscribers().stream()
                .filter(account -> List.of(names).contains(account.subscriber()))
                .toList();
    }

    private static String words(List<SubscriberAccount> accounts) {
        return accounts.stream()
                .map(account -> account.subscriber() + " handled " + account.handled() + " of " + account.expected()
                        + " (dead-lettered " + account.deadLettered() + ", lost "
                        + (account.lost() == null ? "unknown" : account.lost()) + ", doubled "
                        + account.doubled() + ", misrouted " + account.misrouted() + ")")
                .collect(Collectors.joining(", "));
    }
}
