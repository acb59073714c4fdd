package couplinglab.controlroom.check;

import java.nio.file.Path;

/**
 * Decides from what a soak left behind whether every promise was kept. It reads the files line by line, changes none
 * and needs no process of the lab; time and memory are in proportion to the number of orders, and the whole story is
 * read again only for those that broke a rule. Thread-safe, having no state.
 */
public final class Checker {
    /**
     * Judges the soak that wrote this folder.
     *
     * @throws FolderUnreadable if a file is missing or makes no sense
     */
    public Verdict check(Path dir) {
        var folder = new SoakFolder(dir);
        var facts = new Facts();
        var found = new Violations();
        var fingerprints = new Fingerprints();
        Testimony.read(folder, new Testimony(facts, fingerprints)::take);
        SoakFolder.LANES.forEach(lane -> new ClaimRule(lane, facts, found).judge(folder));
        new Evidence(facts, fingerprints).read(folder);
        new LetterRule(facts, found).judge(folder);
        new QueueRule(found).judge(folder);
        var copies = new CopyRule(facts, fingerprints, found).judge(folder);
        var tally = new Tally();
        for (var key : facts.keys()) {
            tally.count(key);
            KeyRules.judge(key, found);
        }
        facts.orders().forEach(order -> OrderRules.judge(order, found));
        return new Verdict(tally.with(copies, found), found.counts(), new Stories(folder).tell(found.kept()));
    }
}
