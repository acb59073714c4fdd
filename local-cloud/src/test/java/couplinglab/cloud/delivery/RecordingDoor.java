package couplinglab.cloud.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Queues that remember what they were given, and answer as they are told. */
final class RecordingDoor implements QueueDoor {
    private final Map<String, List<Letter>> delivered = new ConcurrentHashMap<>();
    private final Map<String, Outcome> answers = new ConcurrentHashMap<>();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();

    void answer(String queue, Outcome outcome) {
        answers.put(queue, outcome);
    }

    @Override
    public List<Outcome> deliver(String queue, List<Letter> letters) {
        batches.add(letters.size());
        var outcome = answers.getOrDefault(queue, new Outcome.Delivered());
        var outcomes = new ArrayList<Outcome>();
        for (var letter : letters) {
            if (outcome instanceof Outcome.Delivered) {
                delivered
                        .computeIfAbsent(queue, name -> new CopyOnWriteArrayList<>())
                        .add(letter);
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    List<String> bodies(String queue) {
        return letters(queue).stream().map(Letter::body).toList();
    }

    List<Letter> letters(String queue) {
        return delivered.getOrDefault(queue, List.of());
    }

    List<Integer> batches() {
        return batches;
    }
}
