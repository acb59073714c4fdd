package couplinglab.controlroom.check;

import couplinglab.controlroom.process.ProcessNames;
import couplinglab.controlroom.process.Subscriber;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * At the end the dead letters are the injected poison, by body, and the subscribers, which get none, have none at all. The
 * queues deliver at least once, so that one poison may have become two letters.
 */
final class LetterRule {
    private final Facts facts;
    private final Violations found;
    private final Set<String> missing;

    LetterRule(Facts facts, Violations found) {
        this.facts = facts;
        this.found = found;
        this.missing = new LinkedHashSet<>(facts.poison().keySet());
    }

    void judge(SoakFolder folder) {
        Lines.read(folder.deadLetters(ProcessNames.FULFILLMENT_SERVICE), Row.Letter.class, this::judge);
        Subscriber.names().stream()
                .map(folder::deadLetters)
                .filter(Files::exists)
                .forEach(file -> Lines.read(file, Row.Letter.class, this::isNoPoison));
        for (var body : missing) {
            var id = String.valueOf(facts.poison().get(body));
            found.add(
                    Rule.DEAD_LETTERS_ARE_THE_POISON,
                    () -> Subject.named(id),
                    "The poison " + id + " is not in the dead letters.");
        }
    }

    private void judge(Row.Letter letter) {
        if (letter.orderId() != null && letter.hasReason()) {
            facts.order(letter.orderId()).deadLettered();
        }
        if (facts.poison().containsKey(letter.body())) {
            missing.remove(letter.body());
        } else {
            isNoPoison(letter);
        }
    }

    private void isNoPoison(Row.Letter letter) {
        found.add(
                Rule.DEAD_LETTERS_ARE_THE_POISON,
                () -> subject(letter),
                "The dead letter " + letter.id() + " (" + letter.reason() + ") is no injected poison.");
    }

    private Subject subject(Row.Letter letter) {
        var of = letter.orderId() == null ? Subject.named(letter.id()) : Subject.of(facts.order(letter.orderId()));
        var ids = new HashSet<>(of.ids());
        ids.add(Id.of(letter.id()));
        return new Subject(of.name(), ids);
    }
}
